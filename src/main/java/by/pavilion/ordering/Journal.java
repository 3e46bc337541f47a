package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.identity.CurrentCaller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Tells of each step of an order twice in its transaction: as an event and on its timeline. */
@ApplicationScoped
class Journal {
    private static final int LONGEST_REASON = 200;

    private final Outbox outbox;
    private final TimelineStore timelines;
    private final CurrentCaller currentCaller;

    Journal(Outbox outbox, TimelineStore timelines, CurrentCaller currentCaller) {
        this.outbox = outbox;
        this.timelines = timelines;
        this.currentCaller = currentCaller;
    }

    /**
     * A step: the order after it, its event, who caused it and why. The order's version is the event's number. Its cause is
     * what the thread works for when the entry is made.
     */
    record Entry(Order after, Outbox.Numbered told, Actor actor, Optional<String> reason) {
        Entry(Order after, Event event, Actor actor) {
            this(
                    after,
                    event,
                    actor,
                    event instanceof Reasoned reasoned ? Optional.of(reasoned.reason()) : Optional.empty());
        }

        Entry(Order after, Event event, Actor actor, Optional<String> reason) {
            this(after, new Outbox.Numbered(event, after.version()), actor, reason);
        }

        TimelineStep step(Optional<String> caller) {
            Event event = told.event();
            return new TimelineStep(
                    after.version(),
                    event.fact(),
                    after.status(),
                    actor,
                    event.happenedAt(),
                    reason.map(why -> why.substring(0, Math.min(why.length(), LONGEST_REASON))),
                    caller);
        }
    }

    /** Tells what follows from the step that was written last, and is none of its own for who reads the timeline. */
    void tell(Order after, Event event) {
        outbox.append(List.of(new Outbox.Numbered(event, after.version()).tracedBy(after.trace())));
    }

    /** Writes the steps, those of one order in their order. */
    void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        timelines.insert(entries.stream()
                .map(entry -> new TimelineStore.Step(entry.after().id(), entry.step(caller(entry))))
                .toList());
        outbox.append(entries.stream()
                .map(entry -> entry.told().tracedBy(entry.after().trace()))
                .toList());
    }

    /** Whose key or token a step is made with; orders are placed by threads that serve many callers at once. */
    private Optional<String> caller(Entry entry) {
        return switch (entry.actor()) {
            case STOREFRONT, BUYER, OPERATOR -> {
                if (entry.told().event() instanceof OrderPlaced) {
                    yield Optional.of(entry.after().placedBy().id());
                }
                yield Arc.container().requestContext().isActive()
                        ? Optional.of(currentCaller.caller().id())
                        : Optional.empty();
            }
            case MARKETPLACE, PAYMENT_FIRM, CUSTOMS, CARRIER, PAVILION -> Optional.empty();
        };
    }
}
