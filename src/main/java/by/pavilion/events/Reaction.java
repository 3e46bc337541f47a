package by.pavilion.events;

/**
 * What a context does when an event of another one arrives. It is called once per event and context, in a transaction that
 * also holds the inbox row; it writes rows and events, and calls nobody over the network. A fault is tried again with
 * growing pauses; later events of the same partition wait.
 */
public interface Reaction {
    /** The context that reacts: the consumer group is {@code pavilion.<context>}. */
    String context();

    Topic topic();

    /** The event type: {@code by.pavilion.order.paid.v1}. */
    String type();

    void on(ReceivedEvent event);
}
