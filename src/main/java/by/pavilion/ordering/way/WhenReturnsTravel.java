package by.pavilion.ordering.way;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes where goods are that buyers send back, when they are expected, and what is wrong with them. The return's status follows
 * from none of it: it is received by who has looked at the goods.
 */
@ApplicationScoped
class WhenReturnsTravel implements Reaction {
    private final ReturnWayStore store;
    private final ReturnTroubleStore troubles;
    private final Ids ids;

    WhenReturnsTravel(ReturnWayStore store, ReturnTroubleStore troubles, Ids ids) {
        this.store = store;
        this.troubles = troubles;
        this.ids = ids;
    }

    /** What we need of logistics' events; others than those of returns have no {@code returnId}. */
    record Tracked(@Nullable String returnId, Recorded event) {
        record Recorded(
                String eventId,
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

    record Trouble(
            String shipmentId,
            @Nullable String returnId,
            String kind,
            @Nullable Instant raisedAt) {}

    record Expected(@Nullable String returnId, Instant current) {}

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
        return Set.of(
                WhenShipmentsTell.TRACKED,
                WhenShipmentsTell.RAISED,
                WhenShipmentsTell.CLEARED,
                WhenShipmentsTell.EXPECTED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        List<ReturnWayStore.Step> steps = new ArrayList<>();
        Map<ReturnId, Instant> arrivals = new HashMap<>();
        for (ReceivedEvent event : portion) {
            switch (event.type()) {
                case WhenShipmentsTell.TRACKED -> {
                    Tracked told = event.as(Tracked.class);
                    returnOf(told.returnId())
                            .flatMap(id -> step(id, told.event()))
                            .ifPresent(steps::add);
                }
                case WhenShipmentsTell.EXPECTED -> {
                    Expected told = event.as(Expected.class);
                    returnOf(told.returnId()).ifPresent(id -> arrivals.put(id, told.current()));
                }
                default -> {
                    Trouble told = event.as(Trouble.class);
                    returnOf(told.returnId()).ifPresent(id -> note(id, told, event));
                }
            }
        }
        store.insert(steps);
        store.expect(arrivals);
    }

    private static Optional<ReturnId> returnOf(@Nullable String id) {
        return Optional.ofNullable(id).map(ReturnId::fromString);
    }

    private void note(ReturnId returned, Trouble told, ReceivedEvent event) {
        if (event.type().equals(WhenShipmentsTell.CLEARED)) {
            troubles.clear(returned, told.kind());
        } else {
            troubles.raise(new ReturnTroubleStore.Raised(
                    returned,
                    told.kind(),
                    ids.next(),
                    told.shipmentId(),
                    Objects.requireNonNullElse(told.raisedAt(), event.time())));
        }
    }

    private static Optional<ReturnWayStore.Step> step(ReturnId returned, Tracked.Recorded event) {
        boolean shows = event.classifier().equals("ACT") && !WhenShipmentsTell.INTERNAL.contains(event.code());
        if (!shows && event.retracts() == null) {
            return Optional.empty();
        }
        return Optional.of(new ReturnWayStore.Step(
                returned,
                event.eventId(),
                new ReturnWayStore.Name(
                        returned, event.source().party(), event.source().eventId()),
                new ParcelStep(
                        shows ? event.code() : "other",
                        event.occurredAt(),
                        event.occurredAtOffset(),
                        Optional.ofNullable(event.location().name()),
                        Optional.ofNullable(event.location().country())),
                Optional.ofNullable(event.retracts())));
    }
}
