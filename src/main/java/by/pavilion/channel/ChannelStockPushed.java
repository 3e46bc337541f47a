package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * A marketplace was told how much there is of goods, and has taken it.
 *
 * @param skuId the marketplace's number of them
 * @param quantity in pieces as the marketplace sells them; it may have been told by how much more or less that is than before
 * @param version counts the quantities that were wanted: those between two were overtaken and never sent
 */
public record ChannelStockPushed(
        String channel, String shopId, String skuId, String sku, long quantity, long version, Instant pushedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "stock-pushed";
    }

    /** Goods and orders are numbered apart. */
    @Override
    public String key() {
        return channel + ":" + shopId + ":sku:" + skuId;
    }

    @Override
    public Instant happenedAt() {
        return pushedAt;
    }
}
