package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What some of a merchant's goods cost on some channels for a time, instead of the price that their listings say.
 *
 * @param name the merchant's own word, never shown to buyers
 * @param channels all when empty
 * @param prices not empty, each SKU once, all in one currency: only channels that sell in it use them
 * @param startsAt the first moment at which it holds; nobody has to do anything then
 * @param endsAt the first moment at which it is over; it holds until it is changed when empty
 * @param version raised by each change
 */
public record PriceList(
        PriceListId id,
        MerchantId merchant,
        String name,
        List<String> channels,
        List<Entry> prices,
        Instant startsAt,
        Optional<Instant> endsAt,
        boolean paused,
        long version,
        Instant createdAt) {

    public PriceList {
        channels = List.copyOf(channels);
        prices = List.copyOf(prices);
    }

    /**
     * The price of one SKU.
     *
     * @param price of one piece, without tax
     * @param compareAtPrice what it cost before, to be shown struck through; higher than the price
     */
    public record Entry(Sku sku, Money price, Optional<Money> compareAtPrice) {}

    Currency currency() {
        return prices.get(0).price().currency();
    }

    PriceList with(List<Entry> others) {
        return new PriceList(id, merchant, name, channels, others, startsAt, endsAt, paused, version, createdAt);
    }

    boolean isOnAt(Instant now) {
        return !paused && !now.isBefore(startsAt) && !isOverAt(now);
    }

    boolean isOverAt(Instant now) {
        return endsAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    boolean includes(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }
}
