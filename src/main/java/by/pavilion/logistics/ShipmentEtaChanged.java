package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shipment is expected at another time than before.
 *
 * @param previous what was expected before, when something was
 * @param earliest before which it is hardly there, by the recorded ways of others
 * @param latest after which it is hardly not there
 */
public record ShipmentEtaChanged(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        @Nullable Instant previous,
        Instant current,
        Instant earliest,
        Instant latest,
        String reason,
        Instant changedAt)
        implements Event {

    static ShipmentEtaChanged of(Shipment shipment, @Nullable Instant previous, Expectation expected, Instant at) {
        return new ShipmentEtaChanged(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                previous,
                expected.median(),
                expected.earliest(),
                expected.latest(),
                expected.reason(),
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "eta-changed";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
