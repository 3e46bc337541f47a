package by.pavilion.logistics;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accepted orders get their shipments with one parcel each, and the carriers will be asked for numbers. When goods are taken
 * out of an order its parcel becomes smaller; a carrier that is being asked just then has been told of more, and who has heard
 * of the parcel already hears that it was amended. When the order is cancelled the carrier is asked to take its number back.
 */
@ApplicationScoped
class WhenOrderAccepted implements Reaction {
    private static final String ACCEPTED = "by.pavilion.order.accepted.v1";
    private static final String LINES_CANCELLED = "by.pavilion.order.lines-cancelled.v1";
    private static final String CANCELLED = "by.pavilion.order.cancelled.v1";

    private final ShipmentStore shipments;
    private final CarrierRequestStore requests;
    private final CarrierRequests carrierRequests;
    private final Carriers carriers;
    private final TellFacts tellFacts;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;
    private final LogisticsConfig config;
    private final List<ShipmentWatch> watches;

    WhenOrderAccepted(
            ShipmentStore shipments,
            CarrierRequestStore requests,
            CarrierRequests carrierRequests,
            Carriers carriers,
            TellFacts tellFacts,
            Workers workers,
            Ids ids,
            Clock clock,
            LogisticsConfig config,
            @All List<ShipmentWatch> watches) {
        this.shipments = shipments;
        this.requests = requests;
        this.carrierRequests = carrierRequests;
        this.carriers = carriers;
        this.tellFacts = tellFacts;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
        this.watches = watches;
    }

    /**
     * What we need of ordering's event.
     *
     * @param warehousePlace where the goods lie, by UN/LOCODE, where that is known
     */
    record Accepted(
            String orderId,
            String orderNo,
            OrderChannel channel,
            String customsMode,
            @Nullable String warehousePlace,
            String recipientRef,
            long grossWeightGrams,
            @Nullable Instant placedAt,
            List<Line> lines,
            Totals totals) {

        record Line(String lineId, String sku, @Nullable String merchantId, String name, long quantity) {}

        record Totals(Money freight) {}
    }

    /** @param restocked false where ordering keeps the goods for the parcel that has left */
    record Cancelled(String orderId, @Nullable Boolean restocked) {}

    @Override
    public String context() {
        return "logistics";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public Set<String> types() {
        return Set.of(ACCEPTED, LINES_CANCELLED, CANCELLED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        List<CarrierRequestStore.Wish> wishes = new ArrayList<>();
        List<ShipmentStore.Begun> fresh = new ArrayList<>();
        List<ShipmentWatch.Begun> begun = new ArrayList<>();
        for (ReceivedEvent event : portion) {
            if (!event.type().equals(ACCEPTED)) {
                continue;
            }
            Accepted order = event.as(Accepted.class);
            Shipment shipment = shipment(order);
            ShipmentWatch.Begun one = begun(shipment, order);
            fresh.add(new ShipmentStore.Begun(shipment, one.promisedAt(), event.correlationId()));
            begun.add(one);
            wishes.add(
                    new CarrierRequestStore.Wish(order.orderId(), CarrierRequest.Kind.WAYBILL, event.correlationId()));
        }
        shipments.insert(fresh);
        requests.insert(wishes, clock.instant());
        if (!begun.isEmpty()) {
            watches.forEach(watch -> watch.begun(begun));
        }
        portion.stream()
                .filter(event -> event.type().equals(LINES_CANCELLED))
                .forEach(event -> repack(event.as(Accepted.class)));
        takeBack(
                portion.stream().filter(event -> event.type().equals(CANCELLED)).toList());
        workers.wake(AskCarriers.NAME);
    }

    /** What a carrier has still to be asked for a cancelled order is not asked; what it may have booked is taken back. */
    private void takeBack(List<ReceivedEvent> cancelled) {
        Map<String, ReceivedEvent> byOrder = new HashMap<>();
        Set<String> restocked = new HashSet<>();
        for (ReceivedEvent event : cancelled) {
            Cancelled order = event.as(Cancelled.class);
            byOrder.put(order.orderId(), event);
            if (!Boolean.FALSE.equals(order.restocked())) {
                restocked.add(order.orderId());
            }
        }
        List<ShipmentId> ids = shipments.findByOrders(byOrder.keySet()).stream()
                .map(Shipment::id)
                .toList();
        List<CarrierRequestStore.Wish> wishes = new ArrayList<>();
        List<ShipmentId> forOthers = new ArrayList<>();
        List<Shipment> changed = new ArrayList<>();
        for (Shipment shipment : shipments.lock(ids).values()) {
            if (shipment.voiding().isPresent()) {
                continue;
            }
            if (restocked.contains(shipment.orderId())) {
                forOthers.add(shipment.id());
            }
            changed.add(shipment.with(Voiding.ASKED));
            wishes.add(new CarrierRequestStore.Wish(
                    shipment.orderId(),
                    CarrierRequest.Kind.VOID,
                    Objects.requireNonNull(byOrder.get(shipment.orderId())).correlationId()));
        }
        shipments.update(changed);
        watches.forEach(watch -> watch.gone(ids));
        watches.forEach(watch -> watch.restocked(forOthers));
        carrierRequests.forget(
                wishes.stream().map(CarrierRequestStore.Wish::orderId).toList());
        requests.insert(wishes, clock.instant());
    }

    /** An order that is not accepted yet has no shipment, and is accepted as it is then. */
    private void repack(Accepted order) {
        List<ShipmentId> ids = shipments.findByOrders(List.of(order.orderId())).stream()
                .map(Shipment::id)
                .toList();
        for (Shipment shipment : shipments.lock(ids).values()) {
            if (!shipment.isOver() && !isClosed(shipment, order)) {
                Parcel before = shipment.parcels().get(0);
                Parcel smaller = new Parcel(before.id(), order.grossWeightGrams(), linesOf(order), before.waybill());
                Shipment repacked =
                        shipment.repacked(goods(order.lines()), order.totals().freight(), smaller);
                shipments.repack(repacked);
                tellAmended(shipment, repacked); // before what follows from it: then all that is left may be there
                watches.forEach(watch -> watch.repacked(List.of(begun(repacked, order))));
            }
        }
    }

    /**
     * What has a number and is loaded, has moved, or would lose goods that were handed over, is closed and goes as it is. Of one without
     * a number the waybill is still to be made, and has to say what customs is told.
     */
    private boolean isClosed(Shipment shipment, Accepted order) {
        Map<String, Long> left = order.lines().stream()
                .collect(Collectors.toMap(Accepted.Line::lineId, Accepted.Line::quantity, Long::sum));
        return shipment.isNumbered()
                && (!shipment.isStillHere()
                        || watches.stream().anyMatch(watch -> watch.isOutOfReach(shipment.id(), left)));
    }

    /** Of a parcel without a number nobody has heard yet. */
    private void tellAmended(Shipment before, Shipment after) {
        if (before.isNumbered()) {
            tellFacts.tell(List.of(
                    new TellFacts.Fact(after.id(), ShipmentAmended.ofFewerGoods(before, after, clock.instant()))));
        }
    }

    private ShipmentWatch.Begun begun(Shipment shipment, Accepted order) {
        Instant placedAt = Objects.requireNonNullElseGet(order.placedAt(), clock::instant);
        return new ShipmentWatch.Begun(
                shipment,
                Optional.ofNullable(order.warehousePlace()),
                placedAt.plus(
                        shipment.isDirect()
                                ? config.promise().direct()
                                : config.promise().bonded()),
                order.lines().stream()
                        .filter(line -> line.merchantId() != null)
                        .map(line -> new ShipmentWatch.Begun.Goods(
                                line.lineId(),
                                line.sku(),
                                line.name(),
                                Objects.requireNonNull(line.merchantId()),
                                line.quantity()))
                        .toList());
    }

    private static List<ParcelLine> linesOf(Accepted order) {
        return order.lines().stream()
                .map(line -> new ParcelLine(line.lineId(), line.sku(), line.quantity()))
                .toList();
    }

    private Shipment shipment(Accepted order) {
        Parcel parcel =
                new Parcel(new ParcelId(ids.next()), order.grossWeightGrams(), linesOf(order), Optional.empty());
        return Shipment.begun(
                new ShipmentId(ids.next()),
                order.orderId(),
                order.orderNo(),
                order.channel(),
                order.customsMode(),
                ShipmentKind.ORDER_OUTBOUND,
                order.recipientRef(),
                carriers.of(order.customsMode(), order.grossWeightGrams()).code(),
                goods(order.lines()),
                order.totals().freight(),
                List.of(parcel),
                clock.instant());
    }

    private static String goods(List<Accepted.Line> lines) {
        return GoodsInWords.of(lines, Accepted.Line::name, Accepted.Line::quantity);
    }
}
