package by.pavilion.inventory;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is set aside for a channel was changed. What the channel sells of it afterwards is told by {@code stock.changed}.
 *
 * @param quota the channel's own free pieces; null when it has none of its own any more and sells what is free for all
 * @param safetyStock pieces that are kept from sale
 * @param sellable what the channel can sell now, in all warehouses together
 * @param stockVersion the number of the {@code stock.changed} that it follows from
 */
public record StockAllocationChanged(
        String sku,
        String channel,
        @Nullable Long quota,
        long safetyStock,
        long sellable,
        long stockVersion,
        Instant changedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.INVENTORY;
    }

    @Override
    public String fact() {
        return "allocation-changed";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
