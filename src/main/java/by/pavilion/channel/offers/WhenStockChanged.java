package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.HeldOrders;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is left of goods is wanted to be known at marketplaces, and what waits for goods is tried again when they come. Of what a
 * marketplace has sold itself it need not hear at once: docs/adr/0094.
 */
@ApplicationScoped
class WhenStockChanged implements Reaction {
    /** Why there is less to be sold than before: nobody who waits for goods gets any of it. */
    private static final Set<String> TAKES =
            Set.of("order-placed", "order-shipped", "damaged", "lost", "expired", "shelf-life-ended");

    private static final String SALE = "order-placed";

    private final LookAtOffers lookAtOffers;
    private final OneShopsSales oneShopsSales;
    private final HeldOrders heldOrders;

    WhenStockChanged(LookAtOffers lookAtOffers, OneShopsSales oneShopsSales, HeldOrders heldOrders) {
        this.lookAtOffers = lookAtOffers;
        this.oneShopsSales = oneShopsSales;
        this.heldOrders = heldOrders;
    }

    /** The part of the event that matters here. */
    record Change(String reason, @Nullable List<String> causeRefs) {
        /** The orders that have taken the goods; none when anything else has changed them. */
        Set<OrderId> sales() {
            if (!reason.equals(SALE) || causeRefs == null) {
                return Set.of();
            }
            try {
                return causeRefs.stream().map(OrderId::fromString).collect(Collectors.toSet());
            } catch (IllegalArgumentException noOrder) {
                return Set.of();
            }
        }
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
        Set<Sku> moreOf = new TreeSet<>();
        Map<Sku, Set<OrderId>> sold = new TreeMap<>();
        Set<Sku> changedOtherwise = new TreeSet<>();
        for (ReceivedEvent event : portion) {
            Sku sku = new Sku(event.key());
            Change change = event.as(Change.class);
            Set<OrderId> sales = change.sales();
            skus.add(sku);
            if (sales.isEmpty()) {
                changedOtherwise.add(sku);
            } else {
                sold.computeIfAbsent(sku, first -> new HashSet<>()).addAll(sales);
            }
            if (!TAKES.contains(change.reason())) {
                moreOf.add(sku);
            }
        }
        sold.keySet().removeAll(changedOtherwise);
        lookAtOffers.at(skus, oneShopsSales.of(sold));
        if (!moreOf.isEmpty()) {
            heldOrders.stocked(moreOf);
        }
    }
}
