package by.pavilion.logistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a carrier saw, in our own codes. Each adapter maps its carrier's codes to these; the raw code is kept beside. */
public enum TrackingCode {
    LABEL_CREATED,
    PICKED_UP,
    PACKED_INTO,
    UNPACKED,
    LOADED,
    UNLOADED,
    DEPARTED,
    ARRIVED,
    GAUGE_CHANGED,
    BORDER_CROSSED,
    CUSTOMS_EXPORT_PRESENTED,
    CUSTOMS_EXPORT_HELD,
    CUSTOMS_EXPORT_RELEASED,
    CUSTOMS_IMPORT_PRESENTED,
    CUSTOMS_IMPORT_HELD,
    CUSTOMS_IMPORT_RELEASED,
    BONDED_RECEIVED,
    BONDED_RELEASED,
    OUT_FOR_DELIVERY,
    DELIVERY_ATTEMPTED,
    DELIVERED,
    EXCEPTION,
    RETURNING,
    RETURNED,
    HANDED_OVER,
    /** A code that the adapter does not know. It is kept and shown, and changes nothing. */
    OTHER;

    /** The code on the wire, {@code out_for_delivery}; {@link #OTHER} for one that we do not know. */
    public static TrackingCode fromWire(String text) {
        for (TrackingCode code : values()) {
            if (code.wire().equals(text)) {
                return code;
            }
        }
        return OTHER;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that a shipment has after this event; empty when the event does not change it. */
    Optional<ShipmentStatus> leadsTo() {
        return switch (this) {
            case LABEL_CREATED -> Optional.of(ShipmentStatus.LABELLED);
            case PICKED_UP,
                    PACKED_INTO,
                    UNPACKED,
                    LOADED,
                    UNLOADED,
                    DEPARTED,
                    ARRIVED,
                    GAUGE_CHANGED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_PRESENTED,
                    CUSTOMS_IMPORT_HELD,
                    CUSTOMS_IMPORT_RELEASED,
                    BONDED_RECEIVED,
                    BONDED_RELEASED,
                    HANDED_OVER -> Optional.of(ShipmentStatus.IN_TRANSIT);
            case OUT_FOR_DELIVERY, DELIVERY_ATTEMPTED -> Optional.of(ShipmentStatus.OUT_FOR_DELIVERY);
            case DELIVERED -> Optional.of(ShipmentStatus.DELIVERED);
            case EXCEPTION -> Optional.of(ShipmentStatus.EXCEPTION);
            case RETURNING -> Optional.of(ShipmentStatus.RETURNING);
            case RETURNED -> Optional.of(ShipmentStatus.RETURNED);
            case OTHER -> Optional.empty();
        };
    }

    /** What customs did, and on which side; empty for what is not customs'. */
    Optional<CustomsStep> customsStep() {
        return switch (this) {
            case CUSTOMS_EXPORT_PRESENTED -> Optional.of(CustomsStep.EXPORT_PRESENTED);
            case CUSTOMS_EXPORT_HELD -> Optional.of(CustomsStep.EXPORT_HELD);
            case CUSTOMS_EXPORT_RELEASED -> Optional.of(CustomsStep.EXPORT_RELEASED);
            case CUSTOMS_IMPORT_PRESENTED -> Optional.of(CustomsStep.IMPORT_PRESENTED);
            case CUSTOMS_IMPORT_HELD -> Optional.of(CustomsStep.IMPORT_HELD);
            case CUSTOMS_IMPORT_RELEASED -> Optional.of(CustomsStep.IMPORT_RELEASED);
            default -> Optional.empty();
        };
    }

    /** Whether it can be told of a container or wagon: what happens at somebody's door happens to parcels. */
    public boolean isOfEquipment() {
        return switch (this) {
            case PICKED_UP,
                    PACKED_INTO,
                    UNPACKED,
                    LOADED,
                    UNLOADED,
                    DEPARTED,
                    ARRIVED,
                    GAUGE_CHANGED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_PRESENTED,
                    CUSTOMS_IMPORT_HELD,
                    CUSTOMS_IMPORT_RELEASED,
                    BONDED_RECEIVED,
                    BONDED_RELEASED,
                    EXCEPTION,
                    HANDED_OVER,
                    OTHER -> true;
            case LABEL_CREATED, OUT_FOR_DELIVERY, DELIVERY_ATTEMPTED, DELIVERED, RETURNING, RETURNED -> false;
        };
    }

    /** Whether it happens at somebody's door, and so on the last mile, whether that is said or not. */
    public boolean isAtTheDoor() {
        return this == OUT_FOR_DELIVERY || this == DELIVERY_ATTEMPTED || this == DELIVERED;
    }

    /** Whether it is of the goods' handling and nothing that a buyer waits for. */
    public boolean isInternal() {
        return switch (this) {
            case LABEL_CREATED, PACKED_INTO, UNPACKED, LOADED, UNLOADED, GAUGE_CHANGED, OTHER -> true;
            case PICKED_UP,
                    DEPARTED,
                    ARRIVED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_PRESENTED,
                    CUSTOMS_IMPORT_HELD,
                    CUSTOMS_IMPORT_RELEASED,
                    BONDED_RECEIVED,
                    BONDED_RELEASED,
                    OUT_FOR_DELIVERY,
                    DELIVERY_ATTEMPTED,
                    DELIVERED,
                    EXCEPTION,
                    RETURNING,
                    RETURNED,
                    HANDED_OVER -> false;
        };
    }

    /** Whether a parcel that shows this sign on the last mile has left for its buyer, even if no departure was told. */
    boolean showsDeparture() {
        return switch (this) {
            case DEPARTED, ARRIVED, OUT_FOR_DELIVERY, DELIVERY_ATTEMPTED, DELIVERED -> true;
            case LABEL_CREATED,
                    PICKED_UP,
                    PACKED_INTO,
                    UNPACKED,
                    LOADED,
                    UNLOADED,
                    GAUGE_CHANGED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_PRESENTED,
                    CUSTOMS_IMPORT_HELD,
                    CUSTOMS_IMPORT_RELEASED,
                    BONDED_RECEIVED,
                    BONDED_RELEASED,
                    EXCEPTION,
                    RETURNING,
                    RETURNED,
                    HANDED_OVER,
                    OTHER -> false;
        };
    }
}
