package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.HeldOrders;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is left of goods is wanted to be known at marketplaces, and what waits for goods is tried again when they come. */
@ApplicationScoped
class WhenStockChanged implements Reaction {
    /** Why there is less to be sold than before: nobody who waits for goods gets any of it. */
    private static final Set<String> TAKES =
            Set.of("order-placed", "order-shipped", "damaged", "lost", "expired", "shelf-life-ended");

    private final LookAtOffers lookAtOffers;
    private final HeldOrders heldOrders;

    WhenStockChanged(LookAtOffers lookAtOffers, HeldOrders heldOrders) {
        this.lookAtOffers = lookAtOffers;
        this.heldOrders = heldOrders;
    }

    /** The part of the event that matters here. */
    record Change(String reason) {}

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
        Set<Sku> moreOf = new TreeSet<>();
        for (ReceivedEvent event : portion) {
            Sku sku = new Sku(event.key());
            skus.add(sku);
            if (!TAKES.contains(event.as(Change.class).reason())) {
                moreOf.add(sku);
            }
        }
        lookAtOffers.at(skus);
        if (!moreOf.isEmpty()) {
            heldOrders.stocked(moreOf);
        }
    }
}
