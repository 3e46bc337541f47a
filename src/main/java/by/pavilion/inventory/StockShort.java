package by.pavilion.inventory;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * A paid order wants more pieces than there are for its channel, and waits for them.
 *
 * @param wanted pieces that the order wants
 * @param available pieces that the channel could sell at that moment, in all warehouses together
 * @param causeRef the order, as {@code pavilion.channels} names it
 */
public record StockShort(String sku, String channel, long wanted, long available, String causeRef, Instant seenAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.INVENTORY;
    }

    @Override
    public String fact() {
        return "short";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return seenAt;
    }
}
