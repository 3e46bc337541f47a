package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** An order that a marketplace sold and was paid for cannot be taken yet. The reason is a code: {@code unmapped-sku}. */
public record ChannelOrderImportHeld(
        String channel, String shopId, String externalOrderId, String reason, Instant heldAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "order-import-held";
    }

    @Override
    public String key() {
        return new ExternalOrder(channel, shopId, externalOrderId).key();
    }

    @Override
    public Instant happenedAt() {
        return heldAt;
    }
}
