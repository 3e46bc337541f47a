package by.pavilion.events;

/** The topics of the contract, each with the aggregate that its event types begin with. */
public enum Topic {
    ORDERS("pavilion.orders", "order"),
    CATALOG("pavilion.catalog", "listing"),
    INVENTORY("pavilion.inventory", "stock"),
    CUSTOMS("pavilion.customs", "declaration"),
    LOGISTICS("pavilion.logistics", "shipment"),
    CHANNELS("pavilion.channels", "channel");

    private final String topicName;
    private final String aggregate;

    Topic(String topicName, String aggregate) {
        this.topicName = topicName;
        this.aggregate = aggregate;
    }

    public String topicName() {
        return topicName;
    }

    public String aggregate() {
        return aggregate;
    }

    public static Topic named(String name) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(name)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic " + name);
    }
}
