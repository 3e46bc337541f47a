package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import java.time.Instant;

/**
 * A marketplace says that an order of ours is less far than it was: sent, and then to be sent. Nothing follows from it by
 * itself.
 *
 * @param from a {@link MarketplaceOrder.State} in lower case; {@code to} likewise
 */
public record ChannelOrderWentBack(
        String channel, String shopId, String externalOrderId, OrderId orderId, String from, String to, Instant seenAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "order-went-back";
    }

    @Override
    public String key() {
        return new ExternalOrder(channel, shopId, externalOrderId).key();
    }

    @Override
    public Instant happenedAt() {
        return seenAt;
    }
}
