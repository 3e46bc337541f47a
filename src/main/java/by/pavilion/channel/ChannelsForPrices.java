package by.pavilion.channel;

import by.pavilion.ordering.Origin;
import by.pavilion.pricing.SalesChannels;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;

/** Our own storefronts, and every marketplace that we have an adapter for. */
@ApplicationScoped
class ChannelsForPrices implements SalesChannels {
    private final Channels channels;

    ChannelsForPrices(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(channels.all().keySet());
        names.add(Origin.STOREFRONT);
        return names;
    }

    /** All of them sell to China, and orders are in yuan. */
    @Override
    public Currency currencyOf(String channel) {
        return Money.CNY;
    }
}
