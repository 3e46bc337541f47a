package by.pavilion.logistics;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The movement of one order's goods to its buyer, of goods in bulk to a bonded warehouse, or of goods that a buyer sends back. An
 * order has one shipment to its buyer, and one more for each return whose number was told; only the first is under its id.
 *
 * @param orderId the order's id; of goods in bulk, which belong to no order yet, their inbound's; of what is sent back its return's
 * @param orderNo the number under which the order is declared: the marketplace's own, else ours
 * @param customsMode {@code 9610} or {@code 1210}
 * @param recipientRef who gets it, as a reference that only {@code parties} can resolve; empty when that is a warehouse
 * @param carrier code of the adapter that speaks to the carrier; {@link NumberedParcel#SENT_BACK} where there is none
 * @param goods what is inside, for the waybill
 * @param voiding what becomes of the carrier's number, when the order was cancelled
 * @param lastMileDepartedAt when it left for the buyer after customs' release
 * @param trouble what is wrong with it now
 * @param eta when its buyer is expected to have it
 */
public record Shipment(
        ShipmentId id,
        String orderId,
        String orderNo,
        OrderChannel channel,
        String customsMode,
        ShipmentKind kind,
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
        Optional<Voiding> voiding,
        Optional<Trouble> trouble,
        Optional<Instant> eta) {

    public Shipment {
        parcels = List.copyOf(parcels);
    }

    /** One that has just begun: nothing has happened to it yet. */
    static Shipment begun(
            ShipmentId id,
            String orderId,
            String orderNo,
            OrderChannel channel,
            String customsMode,
            ShipmentKind kind,
            String recipientRef,
            String carrier,
            String goods,
            Money freight,
            List<Parcel> parcels,
            Instant createdAt) {
        boolean isNumbered =
                parcels.stream().allMatch(parcel -> parcel.waybill().isPresent());
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                kind,
                recipientRef,
                carrier,
                goods,
                freight,
                isNumbered ? ShipmentStatus.LABELLED : ShipmentStatus.AWAITING_WAYBILL,
                parcels,
                Optional.empty(),
                createdAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The shipment after the carrier has numbered its one parcel; one that has moved meanwhile stays as far as it is. */
    Shipment booked(Waybill waybill, Optional<Transport> means) {
        List<Parcel> numbered = parcels.stream()
                .map(parcel -> new Parcel(parcel.id(), parcel.weightGrams(), parcel.lines(), Optional.of(waybill)))
                .toList();
        return with(
                status == ShipmentStatus.AWAITING_WAYBILL ? ShipmentStatus.LABELLED : status,
                numbered,
                means,
                lastMileDepartedAt,
                deliveredAt,
                trouble);
    }

    /** The shipment with fewer goods, before it has moved or has a number. */
    Shipment repacked(String fewerGoods, Money cheaper, Parcel parcel) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                kind,
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
                voiding,
                trouble,
                eta);
    }

    /** The shipment of a cancelled order. */
    Shipment with(Voiding told) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                kind,
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
                Optional.of(told),
                trouble,
                eta);
    }

    /** The shipment with another expectation. */
    Shipment expected(Optional<Instant> arrival) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                kind,
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
                voiding,
                trouble,
                arrival);
    }

    /** Whether its carrier has given a number to all of it. */
    boolean isNumbered() {
        return parcels.stream().allMatch(parcel -> parcel.waybill().isPresent());
    }

    /** Whether nothing of it has moved yet, as far as the carrier has told. */
    boolean isStillHere() {
        return status == ShipmentStatus.AWAITING_WAYBILL || status == ShipmentStatus.LABELLED;
    }

    /** The orders whose goods it brings to their buyers: none, when they go to a warehouse. */
    public List<String> orderIds() {
        return kind == ShipmentKind.ORDER_OUTBOUND ? List.of(orderId) : List.of();
    }

    /** The inbound whose goods it carries in bulk. */
    public Optional<String> inboundId() {
        return kind == ShipmentKind.BULK_INBOUND ? Optional.of(orderId) : Optional.empty();
    }

    /** The return whose goods it carries. */
    public Optional<String> returnId() {
        return kind == ShipmentKind.RETURN ? Optional.of(orderId) : Optional.empty();
    }

    /** Whether it waits in Belarus for a departure. */
    public boolean beginsInBelarus() {
        return switch (kind) {
            case ORDER_OUTBOUND -> isDirect();
            case BULK_INBOUND -> true;
            case RETURN -> false;
        };
    }

    /** Whether it goes from Belarus to its buyer, as what he orders directly does; else it leaves a bonded warehouse or its buyer. */
    public boolean isDirect() {
        return kind != ShipmentKind.RETURN && customsMode.equals("9610");
    }

    /** Whether its way is over, or nobody waits for it. */
    public boolean isOver() {
        return status == ShipmentStatus.DELIVERED || status == ShipmentStatus.RETURNED || voiding.isPresent();
    }

    /**
     * The shipment as all its tracking events tell it, whichever came first. Events of the same instant count in the order
     * in which we learnt of them; once delivered it stays delivered, unless that was taken back. What is only planned or
     * expected, and what was retracted, moves nothing.
     */
    Shipment tracked(List<TrackingEvent> events) {
        ShipmentStatus folded = isNumbered() ? ShipmentStatus.LABELLED : ShipmentStatus.AWAITING_WAYBILL;
        Optional<Instant> departed = Optional.empty();
        Optional<Instant> delivered = Optional.empty();
        Map<ParcelId, Trouble> wrong = new LinkedHashMap<>(); // what began last stands last
        Set<ParcelId> inZone = new HashSet<>();
        Set<ParcelId> missing = new HashSet<>();
        for (TrackingEvent event : byTime(happened(events))) {
            if (departed.isEmpty() && event.lastMile() && showsDeparture(event, folded)) {
                departed = Optional.of(event.occurredAt());
            }
            if (delivered.isEmpty()) {
                folded = statusAfter(event, folded);
                noteTrouble(event, wrong);
            }
            if (delivered.isEmpty() && isEnd(event, inZone, missing)) {
                delivered = Optional.of(event.occurredAt());
                folded = ShipmentStatus.DELIVERED;
                wrong.keySet().retainAll(missing);
            }
        }
        Optional<Trouble> last = wrong.values().stream().reduce((former, later) -> later);
        if (delivered.isEmpty() && last.isEmpty() && hasLostItsDelivery(events)) {
            last = Optional.of(Trouble.DELIVERY_WITHDRAWN);
        }
        return with(folded, parcels, transport, departed, delivered, last);
    }

    /** Only what is told of the same parcel ends what is wrong with it. */
    private static void noteTrouble(TrackingEvent event, Map<ParcelId, Trouble> wrong) {
        Optional<Trouble> before = Optional.ofNullable(wrong.get(event.parcelId()));
        Optional<Trouble> after = wrongAfter(event, before);
        if (!after.equals(before)) {
            wrong.remove(event.parcelId());
            after.ifPresent(trouble -> wrong.put(event.parcelId(), trouble));
        }
    }

    /**
     * Whether it is where it should be with this: bulk goods are when all of them have come into the bonded warehouse, but for those
     * that were found missing there. Of those of which nothing came nothing has arrived.
     *
     * @param inZone those that have come, among the events so far
     * @param missing those that were found missing
     */
    private boolean isEnd(TrackingEvent event, Set<ParcelId> inZone, Set<ParcelId> missing) {
        if (kind != ShipmentKind.BULK_INBOUND) {
            return event.code() == TrackingCode.DELIVERED;
        }
        if (event.code() == TrackingCode.BONDED_RECEIVED) {
            inZone.add(event.parcelId());
            missing.remove(event.parcelId());
        } else if (isFoundMissing(event) && !inZone.contains(event.parcelId())) {
            missing.add(event.parcelId());
        } else {
            return event.code() == TrackingCode.DELIVERED;
        }
        return !inZone.isEmpty() && inZone.size() + missing.size() == parcels.size();
    }

    /** By the warehouse that has counted; what a carrier thinks is lost may be found. */
    private static boolean isFoundMissing(TrackingEvent event) {
        return event.code() == TrackingCode.EXCEPTION
                && event.seen().trouble() == Trouble.LOST
                && event.seen().party().equals(WhenInboundTells.OURSELVES);
    }

    /** A depot of the last mile shows that it has left for its buyer, but for what is on its way back. */
    private static boolean showsDeparture(TrackingEvent event, ShipmentStatus before) {
        return event.code().showsDeparture() && !(event.code() == TrackingCode.ARRIVED && goesBack(before));
    }

    /** Which of the events that count has shown that it has left for its buyer; empty when none has. */
    Optional<TrackingEvent> leftWith(List<TrackingEvent> counted) {
        return counted.stream()
                .filter(event -> event.lastMile()
                        && event.code().showsDeparture()
                        && lastMileDepartedAt.filter(event.occurredAt()::equals).isPresent())
                .findFirst();
    }

    /** What is on its way back is scanned at many a place, too, and goes on being on its way back. */
    private static ShipmentStatus statusAfter(TrackingEvent event, ShipmentStatus before) {
        ShipmentStatus next = event.code().leadsTo().orElse(before);
        boolean isScan = next == ShipmentStatus.IN_TRANSIT || next == ShipmentStatus.OUT_FOR_DELIVERY;
        return goesBack(before) && isScan ? before : next;
    }

    private static boolean goesBack(ShipmentStatus status) {
        return status == ShipmentStatus.RETURNING || status == ShipmentStatus.RETURNED;
    }

    private static Optional<Trouble> wrongAfter(TrackingEvent event, Optional<Trouble> before) {
        return switch (event.code()) {
            case EXCEPTION ->
                Optional.of(Objects.requireNonNullElse(event.seen().trouble(), Trouble.OTHER));
            case CUSTOMS_EXPORT_HELD, CUSTOMS_IMPORT_HELD -> Optional.of(Trouble.HELD_BY_CUSTOMS);
            case RETURNING, RETURNED -> Optional.of(Trouble.RETURNED_TO_SENDER);
            case DELIVERED -> Optional.empty();
            case OTHER, LABEL_CREATED -> before;
            default -> before.filter(trouble -> !trouble.isOverWith(event.code()));
        };
    }

    /** What counts of the events: what has happened and was not taken back. */
    static List<TrackingEvent> happened(List<TrackingEvent> events) {
        Set<TrackingEvent.Name> retracted = retracted(events);
        return events.stream()
                .filter(event -> event.seen().classifier() == Classifier.ACT && !retracted.contains(event.name()))
                .toList();
    }

    private static boolean hasLostItsDelivery(List<TrackingEvent> events) {
        Set<TrackingEvent.Name> retracted = retracted(events);
        return events.stream()
                .anyMatch(event -> event.code() == TrackingCode.DELIVERED && retracted.contains(event.name()));
    }

    private static Set<TrackingEvent.Name> retracted(List<TrackingEvent> events) {
        return events.stream()
                .flatMap(event -> Stream.ofNullable(event.retracted()))
                .collect(Collectors.toSet());
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
            Optional<Instant> newDeliveredAt,
            Optional<Trouble> newTrouble) {
        return new Shipment(
                id,
                orderId,
                orderNo,
                channel,
                customsMode,
                kind,
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
                voiding,
                newTrouble,
                eta);
    }
}
