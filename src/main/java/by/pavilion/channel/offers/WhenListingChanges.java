package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Goods that are no longer on sale here are sold nowhere, and what they cost is wanted to be known at marketplaces. */
@ApplicationScoped
class WhenListingChanges implements Reaction {
    private final LookAtOffers lookAtOffers;

    WhenListingChanges(LookAtOffers lookAtOffers) {
        this.lookAtOffers = lookAtOffers;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "by.pavilion.listing.published.v1",
                "by.pavilion.listing.withdrawn.v1",
                "by.pavilion.listing.price-changed.v1");
    }

    /** It looks at the listings as they are. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        Set<Sku> skus = new TreeSet<>();
        portion.forEach(event -> skus.add(new Sku(event.key())));
        lookAtOffers.at(skus);
    }
}
