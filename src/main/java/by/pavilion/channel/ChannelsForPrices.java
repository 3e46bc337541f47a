package by.pavilion.channel;

import by.pavilion.ordering.Origin;
import by.pavilion.pricing.SalesChannels;
import jakarta.enterprise.context.ApplicationScoped;
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
}
