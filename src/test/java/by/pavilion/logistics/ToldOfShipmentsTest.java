package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was told of shipments is read as it was written. */
@QuarkusTest
class ToldOfShipmentsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T03:00:00.123456Z");

    @Inject
    AcceptedOrders orders;

    @Inject
    ShipmentStore shipments;

    @Inject
    Ids ids;

    @Test
    void eventsOfSeveralShipmentsComeBackWholeAndInTheirOrder() {
        Shipment one = orders.booked();
        Shipment other = orders.booked();
        TrackingEvent full = event(
                one,
                new Sighting(
                        "forwarder",
                        eventId(),
                        TrackingCode.ARRIVED,
                        Classifier.EST,
                        "Ankunft 'Süd'",
                        "张师傅 \\ 😀",
                        "2026-11-20 11:00",
                        TIME,
                        ZoneOffset.ofHours(8),
                        Precision.ASSUMED_ZONE,
                        new Location("青岛", "CN", "CNTAO"),
                        true,
                        Trouble.DAMAGED,
                        "CSQU3054383",
                        "e0"));
        TrackingEvent bare = event(one, bare());
        TrackingEvent others = event(other, bare());

        QuarkusTransaction.requiringNew().run(() -> {
            shipments.append(Map.of(one.id(), List.of(full, bare), other.id(), List.of(others)));
            assertThat(shipments.tracking(one.id())).containsExactly(full, bare);
        });

        assertThat(shipments.tracking(Set.of(one.id(), other.id())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(one.id(), List.of(full, bare), other.id(), List.of(others)));
        assertThat(shipments.tracking(Set.of())).isEmpty();
    }

    @Test
    void numbersLeadToTheNewestParcelOfTheirCarrier() {
        Shipment shipment = orders.booked();
        Parcel parcel = shipment.parcels().get(0);
        String number = parcel.waybill().orElseThrow().number();

        assertThat(shipments.findByTrackingNumbers(shipment.carrier(), Set.of(number, "NOBODYS-1")))
                .isEqualTo(Map.of(number, new ParcelOfShipment(shipment.id(), parcel.id())));
        assertThat(shipments.findByTrackingNumbers("another", Set.of(number))).isEmpty();
        assertThat(shipments.findByTrackingNumbers(shipment.carrier(), Set.of()))
                .isEmpty();
    }

    private TrackingEvent event(Shipment shipment, Sighting seen) {
        return new TrackingEvent(
                new TrackingEventId(ids.next()), shipment.parcels().get(0).id(), seen, TIME);
    }

    private static String eventId() {
        return "t-" + UUID.randomUUID();
    }

    private static Sighting bare() {
        return new Sighting(
                "forwarder",
                eventId(),
                TrackingCode.DEPARTED,
                Classifier.ACT,
                "departed",
                null,
                null,
                TIME,
                ZoneOffset.UTC,
                Precision.SECOND,
                new Location(null, null),
                false,
                null,
                null,
                null);
    }
}
