package by.pavilion.channel.offers;

import by.pavilion.catalog.Listing;
import by.pavilion.channel.livestreams.LivestreamPrices;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What goods are handed in for of which a marketplace has none yet. There is no price there that theirs could be far from. */
@ApplicationScoped
public class FirstPrice {
    private final LivestreamPrices livestreamPrices;
    private final OffersConfig config;

    FirstPrice(LivestreamPrices livestreamPrices, OffersConfig config) {
        this.livestreamPrices = livestreamPrices;
        this.config = config;
    }

    /**
     * The price on the channel; where it is so low that a person has to let it through, the goods' own until he has.
     *
     * @param listing as it stands here
     * @param onChannel what price lists make of its price there
     */
    public Money of(Listing listing, String channel, Money onChannel) {
        Money own = listing.requirePrice();
        boolean mayGoOut = PriceGuard.objection(
                                onChannel.minor(),
                                Optional.empty(),
                                own.minor(),
                                config.mostPriceChangePercent(),
                                config.lowestPricePercent())
                        .isEmpty()
                || livestreamPrices.explain(channel, listing.sku(), 1, own.minor(), onChannel.minor());
        return mayGoOut ? onChannel : own;
    }
}
