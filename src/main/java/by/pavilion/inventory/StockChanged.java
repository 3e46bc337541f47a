package by.pavilion.inventory;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/**
 * Counters of an SKU changed. It carries the state after the change: the sums over all warehouses and each warehouse.
 *
 * @param reason {@link MovementReason} in kebab case
 * @param causeRef what the change was made for: an order's id, or the id of whoever set the stock; the first where several
 *     orders were placed together
 * @param causeRefs all of them, in the order in which they were served
 */
public record StockChanged(
        String sku,
        long onHand,
        long reserved,
        long available,
        List<Balance> balances,
        String reason,
        String causeRef,
        List<String> causeRefs,
        Instant changedAt)
        implements Event {

    /** The part of one warehouse. */
    public record Balance(String warehouseId, long onHand, long reserved, long available) {
        static Balance of(StockBalance balance) {
            return new Balance(balance.warehouse().value(), balance.onHand(), balance.reserved(), balance.available());
        }
    }

    /** @param references what it was for, at least one */
    static StockChanged of(SkuStock stock, MovementReason reason, List<String> references, Instant at) {
        return new StockChanged(
                stock.sku().value(),
                stock.onHand(),
                stock.reserved(),
                stock.available(),
                stock.balances().stream().map(Balance::of).toList(),
                reason.code(),
                references.get(0),
                references,
                at);
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY;
    }

    @Override
    public String fact() {
        return "changed";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
