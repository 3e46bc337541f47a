package by.pavilion.channel.publications;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A listing of ours in a shop.
 *
 * @param reference our number of the product there
 * @param there the marketplace's numbers, once it has taken it
 * @param version counts what made us look
 * @param digest of the sheet that was handed in last
 * @param attempts how often handing it in has failed
 * @param detail why it is where it is, when that is not where it should be
 */
public record Publication(
        String channel,
        String shopId,
        Sku sku,
        long reference,
        Optional<ChannelSku> there,
        State state,
        long version,
        Optional<String> digest,
        int attempts,
        Optional<String> detail,
        Optional<Instant> handedInAt,
        Optional<Instant> decidedAt) {

    /** How far it is. */
    public enum State {
        /** To be handed in, as soon as it is on sale here. */
        WAITING,
        LOOKED_AT,
        SHOWN,
        REFUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
