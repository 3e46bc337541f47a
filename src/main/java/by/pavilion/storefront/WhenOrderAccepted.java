package by.pavilion.storefront;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What accepted orders take counts as sold. What comes back later does not count against it: it was wanted. */
@ApplicationScoped
class WhenOrderAccepted implements Reaction {
    private static final String ACCEPTED = "by.pavilion.order.accepted.v1";

    private final SalesStore sales;

    WhenOrderAccepted(SalesStore sales) {
        this.sales = sales;
    }

    /** What we need of the event. */
    record Accepted(List<Line> lines) {
        record Line(Sku sku, long quantity) {}
    }

    @Override
    public String context() {
        return "storefront";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public Set<String> types() {
        return Set.of(ACCEPTED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        SortedMap<Sku, Long> pieces = new TreeMap<>();
        for (ReceivedEvent event : portion) {
            event.as(Accepted.class).lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
        }
        sales.add(pieces);
    }
}
