package by.pavilion.ordering;

import by.pavilion.events.Event;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What payment firms say of refunds. Each takes effect once, however often it is told. Lock order: the order, its refund. */
@ApplicationScoped
public class SettleRefunds {
    private static final Logger LOG = Logger.getLogger(SettleRefunds.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration LOOK_AFTER_PROMISE = Duration.ofMinutes(1);

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

    /** The firm does it and will tell; its word may be lost, so it is asked again after a while. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void accepted(Refund refund, String providerRefundId) {
        refunds.underway(refund.id(), providerRefundId, clock.instant(), LOOK_AFTER_PROMISE);
    }

    /** The firm does it, and is asked again how it went, should it not tell by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void underway(Refund refund, String providerRefundId) {
        refunds.underway(refund.id(), providerRefundId, clock.instant(), FIRST_LOOK);
    }

    /** The firm cannot reach the payer's account. The money is still to go back, once a person has arranged it there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stuck(Refund refund, Optional<String> providerRefundId, String why) {
        refunds.stuck(refund.id(), providerRefundId, why, clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void askAgain(Refund refund) {
        refunds.askAgain(refund.id(), clock.instant());
    }

    /**
     * The payer has the money, also when the firm had said that it failed. Should the same money be going back by another
     * refund by then, this one becomes a case: no more is booked as given back than has come.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void succeeded(Refund refund, String providerRefundId, Instant at) {
        Order order = locked(refund);
        if (hasRoom(order, refund)) {
            succeed(order, refund, providerRefundId, at);
        } else {
            LOG.warnf("refund=%s has failed and is done after all, when its money goes back by another", refund.id());
            refunds.tooLate(refund.id(), providerRefundId, at, clock.instant());
        }
    }

    private void succeed(Order order, Refund refund, String providerRefundId, Instant at) {
        if (refunds.succeeded(refund.id(), providerRefundId, at)) {
            sales.refunded(refund, refunds.linesOf(refund.id()), at);
            tell(order, refund, RefundState.SUCCEEDED, (told, fact) -> new OrderRefunded(told.state(), fact, at));
        }
    }

    /** The money of one that has failed is counted as here. */
    private boolean hasRoom(Order locked, Refund refund) {
        RefundState state = refunds.find(refund.id()).map(Refund::state).orElse(refund.state());
        return state != RefundState.FAILED
                || refunds.money(List.of(locked.id())).stream()
                        .anyMatch(money -> money.payment().equals(refund.payment())
                                && money.refundable() >= refund.amount().minor());
    }

    /** The firm will not do it: the money is still here, or has gone back by a refund that was thought to have failed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void failed(Refund refund, String failure) {
        Order order = locked(refund);
        Instant now = clock.instant();
        if (refunds.failed(refund.id(), failure, now)) {
            tell(
                    order,
                    refund,
                    RefundState.FAILED,
                    (told, fact) -> new OrderRefundFailed(told.state(), fact, failure, now));
            refunds.late(refund.payment()).forEach(late -> bookLate(refund, late));
        }
    }

    private void bookLate(Refund failed, RefundStore.Late late) {
        Order order = locked(failed);
        if (hasRoom(order, late.refund())) {
            followers.forEach(follower -> follower.retried(failed, late.refund()));
            succeed(order, late.refund(), late.refund().providerRefundId().orElseThrow(), late.at());
        }
    }

    private Order locked(Refund refund) {
        return orders.lock(refund.order())
                .orElseThrow(() -> new IllegalStateException("there is no order " + refund.order()));
    }

    private interface Telling {
        Event of(Order order, RefundFact fact);
    }

    private void tell(Order order, Refund refund, RefundState state, Telling telling) {
        List<OrderId> one = List.of(order.id());
        OrderMoney money = OweRefunds.sum(order, refunds.money(one));
        Order told = order.with(OweRefunds.status(order, money, refunds.beingPaid(one)))
                .told();
        orders.update(told);
        RefundFact fact = RefundFact.of(refund, money, refunds.causeOf(refund.id()));
        journal.write(List.of(new Journal.Entry(told, telling.of(told, fact), Actor.PAYMENT_FIRM)));
        followers.forEach(follower -> follower.settled(refund, state));
    }
}
