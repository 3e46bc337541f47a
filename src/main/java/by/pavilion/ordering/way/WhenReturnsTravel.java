package by.pavilion.ordering.way;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.ReturnId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes where goods are that buyers send back. Their status follows from none of it: a return is received by who has looked at it. */
@ApplicationScoped
class WhenReturnsTravel implements Reaction {
    private final ReturnWayStore store;

    WhenReturnsTravel(ReturnWayStore store) {
        this.store = store;
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
        return Set.of(WhenShipmentsTell.TRACKED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        store.insert(portion.stream()
                .map(event -> event.as(Tracked.class))
                .flatMap(told -> Stream.ofNullable(told.returnId())
                        .flatMap(id -> step(ReturnId.fromString(id), told.event()).stream()))
                .toList());
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
