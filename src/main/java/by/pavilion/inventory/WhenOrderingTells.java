package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accepted orders get their lots, those that get smaller or are cancelled give them back, and shipped ones take their pieces
 * with them.
 */
@ApplicationScoped
class WhenOrderingTells implements Reaction {
    private static final String ACCEPTED = "by.pavilion.order.accepted.v1";
    private static final String LINES_CANCELLED = "by.pavilion.order.lines-cancelled.v1";
    private static final String CANCELLED = "by.pavilion.order.cancelled.v1";

    private static final String SHIPPED = "by.pavilion.order.shipped.v1";

    private final AssignLots assignLots;
    private final ShipGoods shipGoods;

    WhenOrderingTells(AssignLots assignLots, ShipGoods shipGoods) {
        this.assignLots = assignLots;
        this.shipGoods = shipGoods;
    }

    /** What we need of ordering's events. */
    record OrderFacts(
            String orderId,
            Channel channel,
            WarehouseCode warehouse,
            List<Line> lines,
            @Nullable Boolean restocked) {

        record Channel(String code) {}

        record Line(String lineId, Sku sku, long quantity) {}

        List<AssignLots.Wish> wishes() {
            return lines.stream()
                    .map(line -> new AssignLots.Wish(
                            orderId, line.lineId(), channel.code(), line.sku(), warehouse, line.quantity()))
                    .toList();
        }

        Map<String, Long> wanted() {
            return lines.stream().collect(Collectors.toMap(Line::lineId, Line::quantity));
        }

        /** Pieces of a parcel that has left are in no warehouse, so nobody can be given them. */
        boolean goodsAreHere() {
            return !Boolean.FALSE.equals(restocked);
        }
    }

    @Override
    public String context() {
        return "inventory";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public Set<String> types() {
        return Set.of(ACCEPTED, LINES_CANCELLED, CANCELLED, SHIPPED);
    }

    /**
     * Nothing is accepted after it was cancelled, and nothing accepted is more than what was left before, so the portion's
     * acceptances may come first.
     */
    @Override
    public void on(List<ReceivedEvent> portion) {
        List<AssignLots.Wish> wishes = new ArrayList<>();
        Map<String, Map<String, Long>> smaller = new TreeMap<>();
        Set<String> cancelled = new TreeSet<>();
        Set<String> shipped = new TreeSet<>();
        for (ReceivedEvent event : portion) {
            switch (event.type()) {
                case ACCEPTED -> wishes.addAll(event.as(OrderFacts.class).wishes());
                case LINES_CANCELLED ->
                    smaller.put(event.key(), event.as(OrderFacts.class).wanted());
                case CANCELLED -> {
                    if (event.as(OrderFacts.class).goodsAreHere()) {
                        cancelled.add(event.key());
                    }
                }
                default -> shipped.add(event.key());
            }
        }
        assignLots.assign(wishes);
        assignLots.keepOnly(smaller);
        assignLots.giveBack(cancelled);
        shipGoods.ship(shipped);
    }
}
