package by.pavilion.inventory;

import java.util.Locale;

/** Why counters change. */
enum MovementReason {
    /** The merchant said how much there is. */
    STOCK_SET,
    DAMAGED,
    LOST,
    FOUND,
    EXPIRED,
    RECEIVED,
    RETURNED,
    /** The shelves were counted, and the counter was wrong. */
    COUNTED,
    /** Between the common counter and pieces that are set aside. */
    SET_ASIDE,
    /** A lot has become too old to be sold. */
    SHELF_LIFE_ENDED,
    /** An order takes pieces: from available to reserved. */
    ORDER_PLACED,
    /** An order came to nothing: its pieces go from reserved back to available. */
    ORDER_CANCELLED,
    /** An order's parcel has left: its pieces are reserved no longer, they are gone. */
    ORDER_SHIPPED,
    /** Pieces of a cancelled order whose parcel had left will not come back. */
    WRITTEN_OFF,
    /** Pieces that came back from a buyer cannot be sold again. */
    SCRAPPED;

    /** The name in rows and events. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
