package by.pavilion.logistics;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The movement of one order's goods to its buyer.
 *
 * @param orderNo the number under which the order is declared: the marketplace's own, else ours
 * @param customsMode {@code 9610} or {@code 1210}
 * @param recipientRef who gets it, as a reference that only {@code parties} can resolve
 * @param carrier code of the adapter that speaks to the carrier
 * @param goods what is inside, for the waybill
 * @param voiding what becomes of the carrier's number, when the order was cancelled
 * @param lastMileDepartedAt when it left for the buyer after customs' release
 */
public record Shipment(
        ShipmentId id,
        String orderId,
        String orderNo,
        OrderChannel channel,
        String customsMode,
        String recipientRef,
        String carrier,
        String goods,
        Money freight,
        ShipmentStatus status,
        List<Parcel> parcels,
        Optional<Transport> transport,
        Instant createdAt,
        Optional<Instant> lastMileDepartedAt,
        Optional<Instant> deliveredAt,
        Optional<Voiding> voiding) {

    public Shipment {
        parcels = List.copyOf(parcels);
    }

    /** The shipment after the carrier has numbered its one parcel. */
    Shipment booked(Waybill waybill, Optional<Transport> means) {
        List<Parcel> numbered = parcels.stream()
                .map(parcel -> new Parcel(parcel.id(), parcel.weightGrams(), parcel.lines(), Optional.of(waybill)))
                .toList();
        return with(ShipmentStatus.LABELLED, numbered, means, lastMileDepartedAt, deliveredAt);
    }

    /** The shipment with fewer goods, before the carrier has heard of it. */
    Shipment repacked(String fewerGoods, Money cheaper, Parcel parcel) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                recipientRef,
                carrier,
                fewerGoods,
                cheaper,
                status,
                List.of(parcel),
                transport,
                createdAt,
                lastMileDepartedAt,
                deliveredAt,
                voiding);
    }

    /** The shipment of a cancelled order. */
    Shipment with(Voiding told) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                recipientRef,
                carrier,
                goods,
                freight,
                status,
                parcels,
                transport,
                createdAt,
                lastMileDepartedAt,
                deliveredAt,
                Optional.of(told));
    }

    /** Whether nothing of it has moved yet, as far as the carrier has told. */
    boolean isStillHere() {
        return status == ShipmentStatus.AWAITING_WAYBILL || status == ShipmentStatus.LABELLED;
    }

    /**
     * The shipment as all its tracking events tell it, whichever came first. Events of the same instant count in the order
     * in which we learnt of them; once delivered it stays delivered.
     */
    Shipment tracked(List<TrackingEvent> events) {
        ShipmentStatus folded = status == ShipmentStatus.AWAITING_WAYBILL ? status : ShipmentStatus.LABELLED;
        Optional<Instant> departed = Optional.empty();
        Optional<Instant> delivered = Optional.empty();
        for (TrackingEvent event : byTime(events)) {
            if (departed.isEmpty() && event.lastMile() && event.code().showsDeparture()) {
                departed = Optional.of(event.occurredAt());
            }
            if (delivered.isEmpty()) {
                folded = event.code().leadsTo().orElse(folded);
            }
            if (delivered.isEmpty() && event.code() == TrackingCode.DELIVERED) {
                delivered = Optional.of(event.occurredAt());
            }
        }
        return with(folded, parcels, transport, departed, delivered);
    }

    static List<TrackingEvent> byTime(List<TrackingEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(TrackingEvent::occurredAt)
                        .thenComparing(event -> event.id().value()))
                .toList();
    }

    private Shipment with(
            ShipmentStatus newStatus,
            List<Parcel> newParcels,
            Optional<Transport> newTransport,
            Optional<Instant> newDepartedAt,
            Optional<Instant> newDeliveredAt) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                recipientRef,
                carrier,
                goods,
                freight,
                newStatus,
                newParcels,
                newTransport,
                createdAt,
                newDepartedAt,
                newDeliveredAt,
                voiding);
    }
}
