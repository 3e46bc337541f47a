package by.pavilion.events;

import java.util.Arrays;
import java.util.Optional;

/** The topics of the contract, each with the aggregate that its event types begin with. */
public enum Topic {
    ORDERS("pavilion.orders", "order", "ordering"),
    CATALOG("pavilion.catalog", "listing", "catalog"),
    INVENTORY("pavilion.inventory", "stock", "inventory"),
    CUSTOMS("pavilion.customs", "declaration", "customs"),
    LOGISTICS("pavilion.logistics", "shipment", "logistics"),
    CHANNELS("pavilion.channels", "channel", "channel");

    /** All aggregates, as callers may name them. */
    public static final String AGGREGATES = "(order|listing|stock|declaration|shipment|channel)";

    /** What a type of events looks like. Of another aggregate there are none, now and later. */
    public static final String TYPE_FORM = "by\\.pavilion\\." + AGGREGATES + "\\.[a-z-]+\\.v[0-9]+";

    private static final String TYPES = "by.pavilion.";

    private final String topicName;
    private final String aggregate;
    private final String context;

    Topic(String topicName, String aggregate, String context) {
        this.topicName = topicName;
        this.aggregate = aggregate;
        this.context = context;
    }

    public String topicName() {
        return topicName;
    }

    public String aggregate() {
        return aggregate;
    }

    /** The context that writes to it. */
    public String context() {
        return context;
    }

    /** Whether events of this type are on it. */
    public boolean has(String type) {
        return type.startsWith(TYPES + aggregate + ".");
    }

    public static Topic named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no topic " + name));
    }

    public static Optional<Topic> find(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(name))
                .findFirst();
    }
}
