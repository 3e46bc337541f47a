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

    /**
     * A step: the order after it, its event and who caused it. The order's version is the event's number. Its cause is what
     * the thread works for when the entry is made.
     */
    record Entry(Order after, Outbox.Numbered told, Actor actor) {
        Entry(Order after, Event event, Actor actor) {
            this(after, new Outbox.Numbered(event, after.version()), actor);
        }

        TimelineStep step() {
            Event event = told.event();
            return new TimelineStep(after.version(), event.fact(), after.status(), actor, event.happenedAt());
        }
    }

    /** Writes the steps, those of one order in their order. */
    void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        store.insertSteps(entries);
        outbox.append(entries.stream().map(Entry::told).toList());
    }
}
