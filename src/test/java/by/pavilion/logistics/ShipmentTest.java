package by.pavilion.logistics;

import static by.pavilion.logistics.TestShipments.ACCEPTED_AT;
import static by.pavilion.logistics.TestShipments.accepted;
import static by.pavilion.logistics.TestShipments.booked;
import static by.pavilion.logistics.TestShipments.event;
import static by.pavilion.logistics.TestShipments.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShipmentTest {
    @Test
    void isLabelledOnceTheCarrierHasNumberedItsParcel() {
        Shipment shipment = booked();

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.LABELLED);
        assertThat(shipment.parcels()).singleElement().satisfies(parcel -> assertThat(
                        parcel.waybill().orElseThrow().number())
                .isEqualTo("SX1"));
        assertThat(shipment.transport().orElseThrow().billNo()).isEqualTo("SMGS-1");
    }

    @Test
    void staysAsFarAsItIsWhenItsNumberComesLate() {
        Shipment moved = accepted().tracked(List.of(event(1, TrackingCode.PICKED_UP, 1, false)));
        Shipment numbered = moved.booked(booked().parcels().get(0).waybill().orElseThrow(), booked().transport());

        assertThat(moved.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(numbered.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(numbered.isNumbered()).isTrue();
        assertThat(moved.tracked(List.of()).status()).isEqualTo(ShipmentStatus.AWAITING_WAYBILL);
        assertThat(numbered.tracked(List.of()).status()).isEqualTo(ShipmentStatus.LABELLED);
    }

    @Test
    void isHeldUntilCustomsReleasesItWhereverItIsScanned() {
        TrackingEvent held = event(1, TrackingCode.CUSTOMS_IMPORT_HELD, 1, false);
        TrackingEvent unloaded = event(2, TrackingCode.UNLOADED, 2, false);
        TrackingEvent released = event(3, TrackingCode.CUSTOMS_IMPORT_RELEASED, 3, false);

        assertThat(booked().tracked(List.of(held, unloaded)).trouble()).contains(Trouble.HELD_BY_CUSTOMS);
        assertThat(booked().tracked(List.of(held, unloaded, released)).trouble())
                .isEmpty();
    }

    @Test
    void isRefusedUntilItIsBroughtAgainAndOnItsWayBackToTheEnd() {
        TrackingEvent refused = event(1, TrackingCode.EXCEPTION, 1, true, Classifier.ACT, Trouble.REFUSED, null);
        TrackingEvent depot = event(2, TrackingCode.ARRIVED, 2, true);
        TrackingEvent again = event(3, TrackingCode.OUT_FOR_DELIVERY, 3, true);
        TrackingEvent returning = event(4, TrackingCode.RETURNING, 4, true);
        TrackingEvent scan = event(5, TrackingCode.ARRIVED, 5, true);

        assertThat(booked().tracked(List.of(refused, depot)).trouble()).contains(Trouble.REFUSED);
        assertThat(booked().tracked(List.of(refused, depot, again)).trouble()).isEmpty();
        Shipment back = booked().tracked(List.of(refused, depot, returning, scan));
        assertThat(back.trouble()).contains(Trouble.RETURNED_TO_SENDER);
        assertThat(back.status()).isEqualTo(ShipmentStatus.RETURNING);
    }

    @Test
    void standsWhereItsLastEventLeavesIt() {
        Shipment shipment = booked().tracked(List.of(
                event(1, TrackingCode.PICKED_UP, 1, true),
                event(2, TrackingCode.DEPARTED, 2, true),
                event(3, TrackingCode.OUT_FOR_DELIVERY, 3, true)));

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.OUT_FOR_DELIVERY);
        assertThat(shipment.lastMileDepartedAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(2)));
        assertThat(shipment.deliveredAt()).isEmpty();
    }

    @Test
    void bulkGoodsAreThereWhenEachLotHasComeOrWasFoundMissing() {
        TrackingEvent lost = told(1, 2, TrackingCode.EXCEPTION, 1, Trouble.LOST);
        TrackingEvent scan = told(2, 3, TrackingCode.ARRIVED, 2, null);
        TrackingEvent received = told(3, 3, TrackingCode.BONDED_RECEIVED, 3, null);

        assertThat(bulk().tracked(List.of(lost, scan)).trouble()).contains(Trouble.LOST);
        assertThat(bulk().tracked(List.of(scan, received)).deliveredAt()).isEmpty();
        Shipment there = bulk().tracked(List.of(lost, scan, received));
        assertThat(there.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(there.deliveredAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(3)));
        assertThat(there.trouble()).contains(Trouble.LOST);
        Shipment gone = bulk().tracked(List.of(lost, told(4, 3, TrackingCode.EXCEPTION, 4, Trouble.LOST)));
        assertThat(gone.status()).isEqualTo(ShipmentStatus.EXCEPTION);
        assertThat(gone.deliveredAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ShipmentKind.class)
    void belongsToOneThingAndToAnOrderOnlyOnItsWayToTheBuyer(ShipmentKind kind) {
        Shipment shipment = ofKind(kind);

        assertThat(shipment.orderIds().isEmpty()).isEqualTo(kind != ShipmentKind.ORDER_OUTBOUND);
        assertThat(Stream.of(shipment.orderIds().stream(), shipment.inboundId().stream(), shipment.returnId().stream())
                        .flatMap(ids -> ids))
                .containsExactly(shipment.orderId());
        assertThat(shipment.beginsInBelarus()).isEqualTo(kind != ShipmentKind.RETURN);
    }

    private static Shipment ofKind(ShipmentKind kind) {
        Shipment one = booked();
        return new Shipment(
                one.id(),
                one.orderId(),
                one.orderNo(),
                one.channel(),
                "9610",
                kind,
                one.recipientRef(),
                one.carrier(),
                one.goods(),
                one.freight(),
                one.status(),
                one.parcels(),
                one.transport(),
                one.createdAt(),
                one.lastMileDepartedAt(),
                one.deliveredAt(),
                one.voiding(),
                one.trouble(),
                one.eta());
    }

    private static Shipment bulk() {
        Shipment one = booked();
        return new Shipment(
                one.id(),
                "inb_0000000000001",
                "inb_0000000000001",
                one.channel(),
                "1210",
                ShipmentKind.BULK_INBOUND,
                "",
                "pavilion",
                one.goods(),
                one.freight(),
                ShipmentStatus.LABELLED,
                Stream.of(2L, 3L)
                        .map(id -> new Parcel(
                                new ParcelId(id),
                                210,
                                List.of(),
                                one.parcels().get(0).waybill()))
                        .toList(),
                Optional.empty(),
                ACCEPTED_AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TrackingEvent told(long id, long parcel, TrackingCode code, int hour, @Nullable Trouble trouble) {
        return new TrackingEvent(
                new TrackingEventId(id),
                new ParcelId(parcel),
                new Sighting(
                        "pavilion",
                        "evt-" + id,
                        code,
                        Classifier.ACT,
                        code.wire(),
                        null,
                        null,
                        ACCEPTED_AT.plus(Duration.ofHours(hour)),
                        ZoneOffset.ofHours(8),
                        Precision.SECOND,
                        new Location("Qingdao", "CN"),
                        false,
                        trouble,
                        null,
                        null),
                ACCEPTED_AT.plusSeconds(id));
    }

    @Test
    void staysDeliveredWhateverIsToldAfterwards() {
        Shipment shipment = booked().tracked(List.of(
                event(1, TrackingCode.DELIVERED, 4, true),
                event(2, TrackingCode.OUT_FOR_DELIVERY, 3, true),
                event(3, TrackingCode.RETURNING, 5, true)));

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(shipment.deliveredAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(4)));
    }

    @Test
    void showsADepartureThatTheCarrierLeftOut() {
        Shipment shipment = booked().tracked(List.of(event(1, TrackingCode.OUT_FOR_DELIVERY, 3, true)));

        assertThat(shipment.lastMileDepartedAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(3)));
    }

    /** Aggregators know no departures, only that it is on its way. */
    @Test
    void hasLeftForItsBuyerWhenItIsSeenInADepotUnlessItGoesBack() {
        TrackingEvent depot = event(2, TrackingCode.ARRIVED, 3, true);

        Shipment onItsWay = booked().tracked(List.of(event(1, TrackingCode.PICKED_UP, 1, true), depot));
        Shipment back = booked().tracked(List.of(event(1, TrackingCode.RETURNING, 1, true), depot));
        Shipment inAPort = booked().tracked(List.of(event(1, TrackingCode.ARRIVED, 3, false)));

        assertThat(onItsWay.lastMileDepartedAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(3)));
        assertThat(back.lastMileDepartedAt()).isEmpty();
        assertThat(inAPort.lastMileDepartedAt()).isEmpty();
    }

    @Test
    void hasNotLeftForItsBuyerOnAnEarlierLeg() {
        Shipment shipment = booked().tracked(List.of(event(1, TrackingCode.DEPARTED, 3, false)));

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(shipment.lastMileDepartedAt()).isEmpty();
    }

    @Test
    void isDeliveredNoMoreWhenThatIsTakenBackWhicheverCameFirst() {
        TrackingEvent delivered = event(2, TrackingCode.DELIVERED, 5, true);
        TrackingEvent takenBack = retraction(3, TrackingCode.OTHER, 6, 2);
        TrackingEvent departed = event(1, TrackingCode.DEPARTED, 1, true);

        for (List<TrackingEvent> events :
                List.of(List.of(departed, delivered, takenBack), List.of(takenBack, delivered, departed))) {
            Shipment shipment = booked().tracked(events);

            assertThat(shipment.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
            assertThat(shipment.deliveredAt()).isEmpty();
            assertThat(shipment.trouble()).contains(Trouble.DELIVERY_WITHDRAWN);
        }
    }

    @Test
    void isCorrectedByAnEventThatTakesAnotherOnesPlace() {
        Shipment shipment = booked().tracked(List.of(
                event(1, TrackingCode.DELIVERED, 5, true), retraction(2, TrackingCode.DELIVERED, 7, 1)));

        assertThat(shipment.deliveredAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(7)));
        assertThat(shipment.trouble()).isEmpty();
    }

    @Test
    void isNotMovedByWhatIsOnlyPlannedOrExpected() {
        Shipment shipment = booked().tracked(List.of(
                event(1, TrackingCode.DEPARTED, 1, true, Classifier.PLN, null, null),
                event(2, TrackingCode.DELIVERED, 5, true, Classifier.EST, null, null)));

        assertThat(shipment).isEqualTo(booked());
    }

    @Test
    void isInTroubleUntilItMovesOnAndDamagedUntilItIsDelivered() {
        TrackingEvent lost = event(1, TrackingCode.EXCEPTION, 1, true, Classifier.ACT, Trouble.LOST, null);
        TrackingEvent damaged = event(2, TrackingCode.EXCEPTION, 2, true, Classifier.ACT, Trouble.DAMAGED, null);
        TrackingEvent arrived = event(3, TrackingCode.ARRIVED, 3, true);
        TrackingEvent delivered = event(4, TrackingCode.DELIVERED, 4, true);

        assertThat(booked().tracked(List.of(lost)).trouble()).contains(Trouble.LOST);
        assertThat(booked().tracked(List.of(lost)).status()).isEqualTo(ShipmentStatus.EXCEPTION);
        assertThat(booked().tracked(List.of(lost, arrived)).trouble()).isEmpty();
        assertThat(booked().tracked(List.of(damaged, arrived)).trouble()).contains(Trouble.DAMAGED);
        assertThat(booked().tracked(List.of(damaged, arrived, delivered)).trouble())
                .isEmpty();
    }

    @Test
    void doesNotMoveByACodeThatIsNotKnown() {
        assertThat(TrackingCode.fromWire("teleported")).isEqualTo(TrackingCode.OTHER);
        assertThat(booked().tracked(List.of(event(1, TrackingCode.OTHER, 1, true))))
                .isEqualTo(booked());
    }

    @ParameterizedTest
    @EnumSource
    void readsEachCodeBack(TrackingCode code) {
        assertThat(TrackingCode.fromWire(code.wire())).isEqualTo(code);
    }

    @Property(tries = 200)
    void doesNotDependOnTheOrderInWhichEventsArrive(@ForAll("histories") List<TrackingEvent> events) {
        List<TrackingEvent> backwards = new java.util.ArrayList<>(events);
        java.util.Collections.reverse(backwards);

        assertThat(booked().tracked(backwards)).isEqualTo(booked().tracked(events));
    }

    @Provide
    Arbitrary<List<TrackingEvent>> histories() {
        return Combinators.combine(
                        Arbitraries.of(TrackingCode.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(1, 1_000_000))
                .as((code, hour, lastMile, id) -> event(id, code, hour, lastMile))
                .list()
                .uniqueElements(TrackingEvent::id)
                .ofMaxSize(8);
    }
}
