package by.pavilion.inventory;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** No more than the threshold is free to sell. It is told once, and again only after there was more. */
public record StockLow(String sku, long available, long threshold, Instant seenAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.INVENTORY;
    }

    @Override
    public String fact() {
        return "low";
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
