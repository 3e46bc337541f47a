package by.pavilion.ordering;

import by.pavilion.customs.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Cancels orders that nothing stands at customs for: they end, and give back their money, their part of the buyer's
 * year and their goods, in one transaction with the event.
 *
 * <p>Lock order: whatever keys the caller has claimed, orders by id, quotas, stock last, as placement has it; settling money
 * locks payments before orders, and no payment is locked here. Placement never waits for the row of an order that others can
 * see.
 */
@ApplicationScoped
class CallOff {
    private final OrderStore orders;
    private final Journal journal;
    private final OweRefunds oweRefunds;
    private final MarketplaceMoney marketplaceMoney;
    private final GiveCouponsBack giveCouponsBack;
    private final Quota quota;
    private final GiveGoodsBack giveGoodsBack;
    private final Clock clock;

    CallOff(
            OrderStore orders,
            Journal journal,
            OweRefunds oweRefunds,
            MarketplaceMoney marketplaceMoney,
            GiveCouponsBack giveCouponsBack,
            Quota quota,
            GiveGoodsBack giveGoodsBack,
            Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.oweRefunds = oweRefunds;
        this.marketplaceMoney = marketplaceMoney;
        this.giveCouponsBack = giveCouponsBack;
        this.quota = quota;
        this.giveGoodsBack = giveGoodsBack;
        this.clock = clock;
    }

    /** @param locked orders that may be cancelled, locked: that they can be only once keeps goods from coming back twice */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Order> cancel(List<Order> locked, Actor actor, String reason) {
        Instant now = clock.instant();
        List<Order> cancelled = locked.stream().map(CallOff::cancelled).toList();
        orders.update(cancelled);
        journal.write(cancelled.stream()
                .map(order -> new Journal.Entry(order, OrderCancelled.of(order, actor, reason, now), actor))
                .toList());
        oweRefunds.cancelled(cancelled.stream().map(Order::id).toList());
        marketplaceMoney.cancelled(cancelled);
        giveCouponsBack.of(cancelled);
        quota.giveBack(cancelled.stream().map(order -> order.id().toString()).toList());
        giveGoodsBack.of(cancelled);
        return cancelled;
    }

    /** A payment that is under way is not waited for: its money would go back by itself. */
    private static Order cancelled(Order order) {
        Order free = order.paymentStatus() == PaymentStatus.PENDING ? order.with(PaymentStatus.UNPAID) : order;
        return free.to(OrderStatus.CANCELLED);
    }
}
