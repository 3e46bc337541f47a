package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.inventory.WarehouseCode;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order is cancelled.
 *
 * @param by who cancelled it: {@code system} when its time was over or customs had it cancelled
 * @param reason why, as a code
 * @param lineIds all its lines, not said by events from before it was told: what is cancelled in part is
 *     {@link OrderLinesCancelled}
 * @param restocked whether its goods can be sold to others again; otherwise they stay reserved, because the parcel had left
 * @param restock what goes back to which shelf; nothing where the goods stay reserved; not said by older
 *     events
 * @param declarationId what stood at customs, if anything did
 */
public record OrderCancelled(
        @JsonUnwrapped OrderState order,
        String by,
        String reason,
        @Nullable List<OrderLineId> lineIds,
        boolean restocked,
        @Nullable List<Restock> restock,
        @Nullable String declarationId,
        Instant cancelledAt)
        implements Event, Reasoned {
    public OrderCancelled {
        lineIds = lineIds == null ? null : List.copyOf(lineIds);
        restock = restock == null ? null : List.copyOf(restock);
    }

    /** Pieces that others can buy again. */
    public record Restock(Sku sku, WarehouseCode warehouse, long quantity) {}

    static OrderCancelled of(Order order, Actor actor, String reason, Instant at) {
        return new OrderCancelled(
                order.state(),
                by(actor),
                reason,
                order.lines().stream().map(OrderLine::id).toList(),
                order.goodsAreHere(),
                order.goodsAreHere() ? restock(order) : List.of(),
                order.progress().declarationId(),
                at);
    }

    private static List<Restock> restock(Order order) {
        return order.taking().lines().stream()
                .map(line -> new Restock(line.sku(), line.warehouse(), line.quantity()))
                .toList();
    }

    static String by(Actor actor) {
        return switch (actor) {
            case BUYER -> "buyer";
            case STOREFRONT -> "storefront";
            case OPERATOR -> "operator";
            case MARKETPLACE -> "channel";
            case PAYMENT_FIRM, CUSTOMS, CARRIER, PAVILION -> "system";
        };
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "cancelled";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return cancelledAt;
    }
}
