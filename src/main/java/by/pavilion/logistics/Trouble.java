package by.pavilion.logistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What is wrong with a shipment. What is seen on the way is folded from the tracking events, as the status is; what is wrong
 * before it begins, or with its time, is told beside.
 */
public enum Trouble {
    LOST,
    DAMAGED,
    /** The buyer did not take it. */
    REFUSED,
    /** The address cannot be found. */
    ADDRESS,
    /** It was too warm or too cold on its way. */
    TEMPERATURE,
    RETURNED_TO_SENDER,
    HELD_BY_CUSTOMS,
    /** A delivery was told and then taken back. */
    DELIVERY_WITHDRAWN,
    /** It is behind what was expected of its way. */
    DELAYED,
    /** A merchant has not handed over its goods in time. */
    LATE_HAND_OVER,
    /** A merchant has fewer pieces than were sold. */
    SHORTAGE,
    /** Its order was cancelled and its goods are for others again, and it is in a sealed container. */
    CANCELLED_INSIDE,
    /** Goods in bulk were called off when they had left: they go on until somebody says where. */
    CANCELLED_TOO_LATE,
    /** The departure that it was in was called off, and it has no other yet. */
    CALLED_OFF,
    /** Its carrier has given it a number that cannot be right, or is another parcel's. */
    NUMBER_REFUSED,
    OTHER;

    /** Whether a whole container can be in it; nobody refuses one at the door. */
    public boolean isOfEquipment() {
        return switch (this) {
            case LOST, DAMAGED, TEMPERATURE, OTHER -> true;
            case REFUSED,
                    ADDRESS,
                    RETURNED_TO_SENDER,
                    HELD_BY_CUSTOMS,
                    DELIVERY_WITHDRAWN,
                    DELAYED,
                    LATE_HAND_OVER,
                    SHORTAGE,
                    CANCELLED_INSIDE,
                    CANCELLED_TOO_LATE,
                    CALLED_OFF,
                    NUMBER_REFUSED -> false;
        };
    }

    /** Those that whoever carries a parcel can tell of. */
    public static Trouble[] seenOnTheWay() {
        return new Trouble[] {LOST, DAMAGED, REFUSED, ADDRESS, TEMPERATURE, OTHER};
    }

    /** The word for it on the wire, {@code held_by_customs}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether it is over once the parcel shows this sign. A delivery ends all of them, and a scan alone hardly any: what customs
     * holds is moved about as well, and what nobody took is scanned on its way back.
     */
    boolean isOverWith(TrackingCode sign) {
        return switch (this) {
            case DAMAGED,
                    TEMPERATURE,
                    RETURNED_TO_SENDER,
                    CANCELLED_INSIDE,
                    CANCELLED_TOO_LATE,
                    CALLED_OFF,
                    NUMBER_REFUSED -> false;
            case REFUSED, ADDRESS -> sign == TrackingCode.OUT_FOR_DELIVERY;
            case HELD_BY_CUSTOMS ->
                sign == TrackingCode.CUSTOMS_EXPORT_RELEASED
                        || sign == TrackingCode.CUSTOMS_IMPORT_RELEASED
                        || sign == TrackingCode.BONDED_RELEASED
                        || sign == TrackingCode.OUT_FOR_DELIVERY
                        || sign == TrackingCode.DELIVERY_ATTEMPTED;
            case LOST, DELIVERY_WITHDRAWN, DELAYED, LATE_HAND_OVER, SHORTAGE, OTHER -> true;
        };
    }
}
