package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import java.time.Instant;

/** An order that a marketplace sold is now an order of ours. */
public record ChannelOrderImported(
        String channel, String shopId, String externalOrderId, OrderId orderId, Instant importedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "order-imported";
    }

    @Override
    public String key() {
        return new ExternalOrder(channel, shopId, externalOrderId).key();
    }

    @Override
    public Instant happenedAt() {
        return importedAt;
    }
}
