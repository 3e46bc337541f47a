package by.pavilion.ordering.way;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes where orders' parcels are and what is wrong with them. Who does not take a parcel gives the order back: its return is
 * asked for by {@link AskForReturns}.
 */
@ApplicationScoped
class WhenShipmentsTell implements Reaction {
    private static final String CREATED = "by.pavilion.shipment.created.v1";
    static final String TRACKED = "by.pavilion.shipment.tracking-recorded.v1";
    static final String RAISED = "by.pavilion.shipment.exception-raised.v1";
    static final String CLEARED = "by.pavilion.shipment.exception-cleared.v1";
    static final String EXPECTED = "by.pavilion.shipment.eta-changed.v1";

    /** What is of the goods' handling and nothing that a buyer waits for. */
    static final Set<String> INTERNAL =
            Set.of("label_created", "packed_into", "unpacked", "loaded", "unloaded", "gauge_changed", "other");

    private final WayStore store;
    private final EndLost endLost;
    private final Workers workers;
    private final Ids ids;

    WhenShipmentsTell(WayStore store, EndLost endLost, Workers workers, Ids ids) {
        this.store = store;
        this.endLost = endLost;
        this.workers = workers;
        this.ids = ids;
    }

    /** What we need of logistics' events. */
    record Tracked(List<String> orderIds, List<Parcel> parcels, Recorded event) {
        record Parcel(String parcelId, @Nullable String trackingNumber) {}

        record Recorded(
                String eventId,
                String parcelId,
                String code,
                String classifier,
                Instant occurredAt,
                String occurredAtOffset,
                Place location,
                Source source,
                @Nullable String retracts) {}

        record Place(@Nullable String name, @Nullable String country) {}

        record Source(String party, String eventId) {}
    }

    record Created(List<String> orderIds, List<Tracked.Parcel> parcels, Instant createdAt) {}

    record Trouble(
            String shipmentId,
            List<String> orderIds,
            List<Carried> parcels,
            String kind,
            @Nullable String cause,
            @Nullable Instant raisedAt) {
        record Carried(
                @Nullable String carrierCode, @Nullable String trackingNumber) {}

        /** An order has one parcel. */
        Optional<ReturnTracking> tracking() {
            return parcels.stream()
                    .findFirst()
                    .flatMap(parcel -> ReturnTracking.ofOurs(parcel.carrierCode(), parcel.trackingNumber()));
        }
    }

    record Expected(
            List<String> orderIds,
            @Nullable Instant current,
            @Nullable Instant earliest,
            @Nullable Instant latest) {}

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public Set<String> types() {
        return Set.of(CREATED, TRACKED, RAISED, CLEARED, EXPECTED);
    }

    /** Each of the many steps of a parcel is kept under its own number. */
    @Override
    public boolean toleratesRepeats(ReceivedEvent event) {
        return event.type().equals(TRACKED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        List<WayStore.Step> steps = new ArrayList<>();
        List<WayStore.Arrival> arrivals = new ArrayList<>();
        for (ReceivedEvent event : portion) {
            switch (event.type()) {
                case CREATED -> steps.addAll(begun(event.as(Created.class)));
                case TRACKED -> steps.addAll(steps(event.as(Tracked.class)));
                case EXPECTED -> arrivals.addAll(arrivals(event.as(Expected.class)));
                case RAISED -> raised(event.as(Trouble.class), event.time());
                case CLEARED -> cleared(event.as(Trouble.class));
                default -> throw new IllegalStateException("nobody wanted " + event.type());
            }
        }
        store.insert(steps);
        store.expect(arrivals);
    }

    /** Nothing has happened yet, but whoever scans the label wants to find it. */
    private static List<WayStore.Step> begun(Created told) {
        return told.orderIds().stream()
                .flatMap(order -> told.parcels().stream()
                        .map(parcel -> new WayStore.Step(
                                OrderId.fromString(order),
                                parcel.parcelId(),
                                parcel.parcelId(),
                                parcel.trackingNumber(),
                                "pavilion",
                                parcel.parcelId(),
                                "other",
                                told.createdAt(),
                                "+00:00",
                                null,
                                null,
                                null)))
                .toList();
    }

    private static List<WayStore.Step> steps(Tracked told) {
        Tracked.Recorded event = told.event();
        boolean shows = event.classifier().equals("ACT") && !INTERNAL.contains(event.code());
        if (!shows && event.retracts() == null) {
            return List.of();
        }
        return told.orderIds().stream()
                .map(order -> new WayStore.Step(
                        OrderId.fromString(order),
                        event.eventId(),
                        event.parcelId(),
                        numberOf(told),
                        event.source().party(),
                        event.source().eventId(),
                        shows ? event.code() : "other",
                        event.occurredAt(),
                        event.occurredAtOffset(),
                        event.location().name(),
                        event.location().country(),
                        event.retracts()))
                .toList();
    }

    private static @Nullable String numberOf(Tracked told) {
        return told.parcels().stream()
                .filter(parcel -> parcel.parcelId().equals(told.event().parcelId()))
                .flatMap(parcel -> Stream.ofNullable(parcel.trackingNumber()))
                .findFirst()
                .orElse(null);
    }

    private static List<WayStore.Arrival> arrivals(Expected told) {
        return told.orderIds().stream()
                .map(order ->
                        new WayStore.Arrival(OrderId.fromString(order), told.current(), told.earliest(), told.latest()))
                .toList();
    }

    private void raised(Trouble told, Instant at) {
        if (WayStore.COMING_BACK.contains(told.kind())) {
            workers.wake(AskForReturns.NAME);
        }
        for (String order : told.orderIds()) {
            store.raise(
                    OrderId.fromString(order),
                    told.kind(),
                    ids.next(),
                    told.shipmentId(),
                    Objects.requireNonNullElse(told.raisedAt(), at),
                    told.cause(),
                    told.tracking());
            endLost.end(OrderId.fromString(order));
        }
    }

    private void cleared(Trouble told) {
        told.orderIds().forEach(order -> store.clear(OrderId.fromString(order), told.kind(), told.cause()));
    }
}
