package by.pavilion.logistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a shipment is for. */
public enum ShipmentKind {
    /** An order's goods to its buyer. */
    ORDER_OUTBOUND,
    /** Goods that nobody has ordered yet, to a bonded warehouse in China. */
    BULK_INBOUND,
    /** Goods that a buyer sends back, with a carrier of his own choice. */
    RETURN;

    /** The word for it on the wire, {@code bulk_inbound}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
