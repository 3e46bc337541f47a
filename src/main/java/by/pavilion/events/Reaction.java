package by.pavilion.events;

import java.util.List;
import java.util.Set;

/**
 * What a context does when events of another one arrive. It gets each event once, unless it does not mind, in the order of the topic's partition,
 * together with whatever else has arrived by then: a portion is one transaction, which also holds the inbox rows. It writes
 * rows and events, and calls nobody over the network. When a portion fails, each of its events comes again by itself, with
 * growing pauses; later events of the same partition wait.
 */
public interface Reaction {
    /** The context that reacts: the consumer group is {@code pavilion.<context>}. */
    String context();

    Topic topic();

    /** The event types that it gets: {@code by.pavilion.order.paid.v1}. */
    Set<String> types();

    /** @param portion at least one event */
    void on(List<ReceivedEvent> portion);

    /**
     * Whether an event may be handled twice, and an older one after a later one: true for a reaction that looks at what is there
     * now, whatever the event says, or keeps what it says under a key of its own. Then no row remembers the event, which for the
     * most frequent ones costs more than the looking.
     */
    default boolean toleratesRepeats() {
        return false;
    }

    /** The same of one event, for a reaction that minds the repeats of some types only. */
    default boolean toleratesRepeats(ReceivedEvent event) {
        return toleratesRepeats();
    }

    default boolean wants(ReceivedEvent event) {
        return topic() == event.topic() && types().contains(event.type());
    }
}
