package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import java.util.Optional;

/**
 * What a marketplace is to be told about goods, and what it was told last.
 *
 * @param version counts the values that were wanted
 * @param sent the value that was sent last
 * @param approved a value that a person has let through
 * @param attempts how often the present value has failed
 */
record Wish(
        String channel,
        String shopId,
        ChannelSku there,
        WishKind kind,
        Sku sku,
        long wanted,
        long version,
        Optional<Long> sent,
        Optional<Long> approved,
        int attempts) {
    /** The same when the same value is sent again, never the same for another one. */
    String requestId() {
        return there.skuId() + "-" + version;
    }
}
