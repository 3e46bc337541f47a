package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is left of goods is wanted to be known at marketplaces. */
@ApplicationScoped
class WhenStockChanged implements Reaction {
    private final LookAtOffers lookAtOffers;

    WhenStockChanged(LookAtOffers lookAtOffers) {
        this.lookAtOffers = lookAtOffers;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY;
    }

    @Override
    public Set<String> types() {
        return Set.of("by.pavilion.stock.changed.v1");
    }

    /** It looks at the stock as it is. */
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
