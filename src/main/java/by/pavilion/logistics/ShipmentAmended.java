package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shipment is not what was told of it when it was created: goods were taken out of it, or its number was wrong.
 *
 * @param changed JSON Pointers to those members of the event that differ from before
 * @param parcelsBefore what the parcels were
 * @param reason what has changed it, as a code
 */
public record ShipmentAmended(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        List<String> changed,
        List<ShippedParcel> parcelsBefore,
        String reason,
        Instant amendedAt)
        implements Event {

    /** Goods go out of the one parcel, however much they were. */
    private static final String LINES = "/parcels/0/lines";

    public ShipmentAmended {
        changed = List.copyOf(changed);
        parcelsBefore = List.copyOf(parcelsBefore);
    }

    static ShipmentAmended ofFewerGoods(Shipment before, Shipment after, Instant at) {
        return new ShipmentAmended(
                after.id(),
                after.orderIds(),
                after.channel(),
                after.customsMode(),
                after.kind(),
                after.status(),
                ShippedParcel.of(after),
                after.eta().orElse(null),
                after.returnId().orElse(null),
                List.of(LINES),
                ShippedParcel.of(before),
                "lines-cancelled",
                at);
    }

    /** Of a parcel that is sent back: whoever sent it has told another number. */
    static ShipmentAmended ofOtherNumber(Shipment before, Shipment after, Instant at) {
        return new ShipmentAmended(
                after.id(),
                after.orderIds(),
                after.channel(),
                after.customsMode(),
                after.kind(),
                after.status(),
                ShippedParcel.of(after),
                after.eta().orElse(null),
                after.returnId().orElse(null),
                ofNumber(
                        ShippedParcel.of(before).get(0), ShippedParcel.of(after).get(0)),
                ShippedParcel.of(before),
                "number-corrected",
                at);
    }

    /** Who carries the one parcel may have been wrong, its number, or both. */
    private static List<String> ofNumber(ShippedParcel before, ShippedParcel after) {
        List<String> changed = new ArrayList<>();
        if (!before.trackingNumber().equals(after.trackingNumber())) {
            changed.add("/parcels/0/trackingNumber");
        }
        if (!before.carrierCode().equals(after.carrierCode())) {
            changed.add("/parcels/0/carrierCode");
        }
        if (!before.carrierName().equals(after.carrierName())) {
            changed.add("/parcels/0/carrierName");
        }
        return changed;
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "amended";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return amendedAt;
    }
}
