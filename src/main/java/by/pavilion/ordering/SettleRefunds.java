package by.pavilion.ordering;

import by.pavilion.events.Event;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What payment firms say of refunds. Each takes effect once, however often it is told. Lock order: the order, its refund. */
@ApplicationScoped
public class SettleRefunds {
    private final OrderStore orders;
    private final RefundStore refunds;
    private final SalesBook sales;
    private final Journal journal;
    private final List<RefundFollower> followers;
    private final Clock clock;

    SettleRefunds(
            OrderStore orders,
            RefundStore refunds,
            SalesBook sales,
            Journal journal,
            @All List<RefundFollower> followers,
            Clock clock) {
        this.orders = orders;
        this.followers = followers;
        this.refunds = refunds;
        this.sales = sales;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those whose firms have still to be asked, and may be now. */
    @Transactional
    public List<Refund> due(int limit) {
        return refunds.due(clock.instant(), limit);
    }

    /** The firm does it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void accepted(Refund refund, String providerRefundId) {
        refunds.accepted(refund.id(), providerRefundId);
    }

    /** The firm does it, and is asked again how it went, should it not tell by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void underway(Refund refund, String providerRefundId) {
        refunds.underway(refund.id(), providerRefundId, clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void askAgain(Refund refund) {
        refunds.askAgain(refund.id(), clock.instant());
    }

    /** The payer has the money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void succeeded(Refund refund, String providerRefundId, Instant at) {
        settle(
                refund,
                RefundState.SUCCEEDED,
                () -> {
                    boolean news = refunds.succeeded(refund.id(), providerRefundId, at);
                    if (news) {
                        sales.refunded(refund, refunds.linesOf(refund.id()), at);
                    }
                    return news;
                },
                (order, fact) -> new OrderRefunded(order.state(), fact, at));
    }

    /** The firm will not do it: the money is still here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void failed(Refund refund, String failure) {
        Instant now = clock.instant();
        settle(
                refund,
                RefundState.FAILED,
                () -> refunds.failed(refund.id(), failure, now),
                (order, fact) -> new OrderRefundFailed(order.state(), fact, failure, now));
    }

    private interface Telling {
        Event of(Order order, RefundFact fact);
    }

    private void settle(Refund refund, RefundState state, BooleanSupplier change, Telling telling) {
        Order order = orders.lock(refund.order())
                .orElseThrow(() -> new IllegalStateException("there is no order " + refund.order()));
        if (change.getAsBoolean()) {
            OrderMoney money = OweRefunds.sum(order, refunds.money(List.of(order.id())));
            Order told = order.with(money.status()).told();
            orders.update(told);
            journal.write(List.of(
                    new Journal.Entry(told, telling.of(told, RefundFact.of(refund, money)), Actor.PAYMENT_FIRM)));
            followers.forEach(follower -> follower.settled(refund, state));
        }
    }
}
