package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells of each step of an order twice in its transaction: as an event and on its timeline. */
@ApplicationScoped
class Journal {
    private final Outbox outbox;
    private final OrderStore store;

    Journal(Outbox outbox, OrderStore store) {
        this.outbox = outbox;
        this.store = store;
    }

    /** A step: the order after it, its event and who caused it. The order's version is the event's number. */
    record Entry(Order after, Event event, Actor actor) {
        TimelineStep step() {
            return new TimelineStep(after.version(), event.fact(), after.status(), actor, event.happenedAt());
        }
    }

    /** Writes the steps of one order, in order. */
    void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        store.insertSteps(
                entries.get(0).after().id(), entries.stream().map(Entry::step).toList());
        outbox.append(entries.stream()
                .map(entry -> new Outbox.Numbered(entry.event(), entry.after().version()))
                .toList());
    }
}
