package by.pavilion.logistics;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go to a bonded warehouse in bulk get a shipment with a parcel for each lot, and wait for departures as orders'
 * parcels do. They need no carrier's number: what is told of their container reaches them, and under their own ids they can be
 * told of, too. Their way ends with the bonded entry, which ordering tells.
 */
@ApplicationScoped
class WhenInboundTells implements Reaction {
    private static final String BOOKED = "by.pavilion.order.inbound-booked.v1";
    private static final String ENTERED = "by.pavilion.order.inbound-entered.v1";
    private static final String CANCELLED = "by.pavilion.order.inbound-cancelled.v1";
    private static final String REOPENED = "by.pavilion.order.inbound-reopened.v1";
    static final String OURSELVES = "pavilion";
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ShipmentStore shipments;
    private final RecordTracking recordTracking;
    private final TellTrouble tellTrouble;
    private final TellFacts tellFacts;
    private final VoidShipments voidShipments;
    private final Ids ids;
    private final Clock clock;
    private final List<ShipmentWatch> watches;

    WhenInboundTells(
            ShipmentStore shipments,
            RecordTracking recordTracking,
            TellTrouble tellTrouble,
            TellFacts tellFacts,
            VoidShipments voidShipments,
            Ids ids,
            Clock clock,
            @All List<ShipmentWatch> watches) {
        this.shipments = shipments;
        this.recordTracking = recordTracking;
        this.tellTrouble = tellTrouble;
        this.tellFacts = tellFacts;
        this.voidShipments = voidShipments;
        this.ids = ids;
        this.clock = clock;
        this.watches = watches;
    }

    /** What we need of ordering's events. */
    record Booked(String inboundId, @Nullable String origin, Instant neededBy, List<Line> lines) {
        record Line(
                String lineId,
                String sku,
                long quantity,
                long weightGrams,
                @Nullable Long volumeCm3) {}
    }

    record Entered(String inboundId, String entryId, Instant enteredAt, List<Counted> entered) {
        record Counted(String lineId, long received) {}
    }

    record Cancelled(String inboundId) {}

    record Reopened(String inboundId) {}

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
        return Set.of(BOOKED, ENTERED, CANCELLED, REOPENED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        for (ReceivedEvent event : portion) {
            switch (event.type()) {
                case BOOKED -> begin(event.as(Booked.class), event.correlationId());
                case ENTERED -> end(event.as(Entered.class));
                case CANCELLED -> callOff(event.as(Cancelled.class));
                case REOPENED -> goOn(event.as(Reopened.class));
                default -> throw new IllegalStateException("nobody wanted " + event.type());
            }
        }
    }

    private void begin(Booked inbound, String correlationId) {
        Shipment shipment = shipment(inbound);
        shipments.insert(List.of(new ShipmentStore.Begun(shipment, inbound.neededBy(), correlationId)));
        shipments.measure(volumes(shipment, inbound));
        ShipmentWatch.Begun begun =
                new ShipmentWatch.Begun(shipment, Optional.ofNullable(inbound.origin()), inbound.neededBy(), List.of());
        watches.forEach(watch -> watch.begun(List.of(begun)));
        tellFacts.tell(List.of(new TellFacts.Fact(shipment.id(), ShipmentCreated.of(shipment, clock.instant()))));
    }

    /** Of the lots that were measured. */
    private static Map<ParcelId, Long> volumes(Shipment shipment, Booked inbound) {
        Map<ParcelId, Long> volumes = new HashMap<>();
        for (Booked.Line line : inbound.lines()) {
            Long volume = line.volumeCm3();
            if (volume != null) {
                for (Parcel parcel : parcelOf(shipment, line.lineId()).toList()) {
                    volumes.put(parcel.id(), volume);
                }
            }
        }
        return volumes;
    }

    private Shipment shipment(Booked inbound) {
        return Shipment.begun(
                new ShipmentId(ids.next()),
                inbound.inboundId(),
                inbound.inboundId(),
                new OrderChannel("inbound", null, null),
                "1210",
                ShipmentKind.BULK_INBOUND,
                "",
                OURSELVES,
                GoodsInWords.of(inbound.lines(), Booked.Line::sku, Booked.Line::quantity),
                Money.zero(Money.CNY),
                inbound.lines().stream().map(this::parcel).toList(),
                clock.instant());
    }

    /** It is known by its own id: no carrier numbers what leaves with a train of ours. */
    private Parcel parcel(Booked.Line line) {
        ParcelId id = new ParcelId(ids.next());
        return new Parcel(
                id,
                line.weightGrams(),
                List.of(new ParcelLine(line.lineId(), line.sku(), line.quantity())),
                Optional.of(new Waybill(id.toString().replace('_', '-'), OURSELVES, "Pavilion", "")));
    }

    /** A lot of which nothing has come is lost. */
    private void end(Entered entry) {
        recordTracking.record(shipments.findByOrders(List.of(entry.inboundId())).stream()
                .flatMap(shipment -> entry.entered().stream().flatMap(line -> parcelOf(shipment, line.lineId())
                        .map(parcel -> new RecordTracking.Seen(
                                new ParcelOfShipment(shipment.id(), parcel.id()), sighting(entry, line)))))
                .toList());
    }

    private static Stream<Parcel> parcelOf(Shipment shipment, String lineId) {
        return shipment.parcels().stream().filter(parcel -> parcel.lines().stream()
                .anyMatch(line -> line.lineId().equals(lineId)));
    }

    private static Sighting sighting(Entered entry, Entered.Counted line) {
        TrackingCode code = line.received() == 0 ? TrackingCode.EXCEPTION : TrackingCode.BONDED_RECEIVED;
        return new Sighting(
                OURSELVES,
                entry.entryId() + "-" + line.lineId(),
                code,
                Classifier.ACT,
                code.wire(),
                null,
                null,
                entry.enteredAt(),
                CHINA,
                Precision.SECOND,
                new Location(null, "CN"),
                false,
                line.received() == 0 ? Trouble.LOST : null,
                null,
                null);
    }

    /**
     * What is in a sealed container just then has to be found in it. Goods that have left go on, and ordering hears that it was
     * too late: it may have decided before it knew.
     */
    private void callOff(Cancelled inbound) {
        Map<ShipmentId, Shipment> locked = shipments.lock(shipmentsOf(inbound.inboundId()));
        Map<ShipmentId, List<TrackingEvent>> told = shipments.tracking(locked.keySet());
        List<ShipmentId> here = new ArrayList<>();
        List<ShipmentId> away = new ArrayList<>();
        locked.keySet().forEach(id -> (hasLeft(told.getOrDefault(id, List.of())) ? away : here).add(id));
        tellTrouble.raise(away, Trouble.CANCELLED_TOO_LATE);
        voidShipments.voided(
                here.stream().map(id -> Objects.requireNonNull(locked.get(id))).toList());
        if (!here.isEmpty()) {
            watches.forEach(watch -> watch.gone(here));
            watches.forEach(watch -> watch.restocked(here));
        }
    }

    private void goOn(Reopened inbound) {
        tellTrouble.clear(shipmentsOf(inbound.inboundId()), Trouble.CANCELLED_TOO_LATE);
    }

    private List<ShipmentId> shipmentsOf(String inboundId) {
        return shipments.findByOrders(List.of(inboundId)).stream()
                .map(Shipment::id)
                .toList();
    }

    /** One parcel that is away keeps all of them: they are called off together. */
    private static boolean hasLeft(List<TrackingEvent> told) {
        return Shipment.byTime(Shipment.happened(told)).stream()
                .collect(Collectors.groupingBy(TrackingEvent::parcelId))
                .values()
                .stream()
                .anyMatch(WhenInboundTells::isAway);
    }

    /**
     * Whether a parcel has left for China; what a first mile has brought to another place in Belarus has not. A departure may have been
     * left out: what has arrived abroad has left. Ordering decides by the same.
     *
     * @param way what happened to it, by time
     */
    private static boolean isAway(List<TrackingEvent> way) {
        boolean isMoving = false;
        for (TrackingEvent event : way) {
            Optional<String> country = event.location().knownCountry();
            boolean isAbroad = country.filter(where -> !where.equals("BY")).isPresent();
            if (event.code() == TrackingCode.BORDER_CROSSED || (event.code() == TrackingCode.ARRIVED && isAbroad)) {
                return true;
            }
            if (event.code() == TrackingCode.DEPARTED) {
                isMoving = true;
            } else if (event.code() == TrackingCode.ARRIVED && country.isPresent()) {
                isMoving = false;
            }
        }
        return isMoving;
    }
}
