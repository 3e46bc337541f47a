package by.pavilion.inventory;

import java.util.Locale;

/** Why counters change. */
enum MovementReason {
    /** The merchant said how much there is. */
    STOCK_SET,
    /** An order takes pieces: from available to reserved. */
    ORDER_PLACED,
    /** An order came to nothing: its pieces go from reserved back to available. */
    ORDER_CANCELLED;

    /** The name in rows and events. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
