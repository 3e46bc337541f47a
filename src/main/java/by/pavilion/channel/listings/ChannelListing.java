package by.pavilion.channel.listings;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import java.time.Instant;
import java.util.Optional;

/**
 * Goods of ours in a shop.
 *
 * @param there the marketplace's numbers of them
 * @param factor how many pieces of ours one piece there is, at least 1
 * @param validUntil the first moment at which it no longer holds
 */
public record ChannelListing(
        String channel,
        String shopId,
        ChannelSku there,
        Sku sku,
        int factor,
        Instant validFrom,
        Optional<Instant> validUntil) {
    public ChannelListing {
        if (factor < 1) {
            throw new IllegalArgumentException("a piece there is at least one of ours, not " + factor);
        }
    }
}
