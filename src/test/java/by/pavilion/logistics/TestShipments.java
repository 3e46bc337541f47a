package by.pavilion.logistics;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shipments and tracking events by name. */
final class TestShipments {
    static final Instant ACCEPTED_AT = Instant.parse("2026-11-11T10:00:00Z");

    private TestShipments() {}

    static Shipment accepted() {
        return new Shipment(
                new ShipmentId(1),
                "ord_0000000000001",
                "ord_0000000000001",
                new OrderChannel("storefront", null, null),
                "9610",
                ShipmentKind.ORDER_OUTBOUND,
                "rcp_0000000000001",
                "sandbox",
                "巧克力×2",
                Money.of("25.00", Money.CNY),
                ShipmentStatus.AWAITING_WAYBILL,
                List.of(new Parcel(
                        new ParcelId(2), 210, List.of(new ParcelLine("oln_1", "SKU-1", 2)), Optional.empty())),
                Optional.empty(),
                ACCEPTED_AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Shipment booked() {
        return accepted()
                .booked(
                        new Waybill("SX1", "sandbox-express", "沙盒快递", "4601W6L001"),
                        Optional.of(new Transport("3", "X8001", "20261111", "SMGS-1")));
    }

    /** @param hour hours after the order was accepted */
    static TrackingEvent event(long id, TrackingCode code, int hour, boolean lastMile) {
        return event(id, code, hour, lastMile, Classifier.ACT, null, null);
    }

    /** What was withdrawn is named by the number of its event. */
    static TrackingEvent retraction(long id, TrackingCode code, int hour, long retracts) {
        return event(id, code, hour, true, Classifier.ACT, null, "evt-" + retracts);
    }

    static TrackingEvent event(
            long id,
            TrackingCode code,
            int hour,
            boolean lastMile,
            Classifier classifier,
            @Nullable Trouble trouble,
            @Nullable String retracts) {
        return new TrackingEvent(
                new TrackingEventId(id),
                new ParcelId(2),
                new Sighting(
                        "sandbox",
                        "evt-" + id,
                        code,
                        classifier,
                        code.wire(),
                        null,
                        null,
                        ACCEPTED_AT.plusSeconds(hour * 3600L),
                        ZoneOffset.ofHours(8),
                        Precision.SECOND,
                        new Location("Beijing", "CN"),
                        lastMile,
                        trouble,
                        null,
                        retracts),
                ACCEPTED_AT.plusSeconds(id));
    }
}
