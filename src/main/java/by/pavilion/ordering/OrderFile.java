package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.identity.Caller;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order as the processes beside its status work on it, in their transactions: they lock it, tell of it and settle its
 * goods and money. For ordering's own packages.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderFile {
    private final OrderStore orders;
    private final OrderLineStore lines;
    private final Journal journal;
    private final OweRefunds oweRefunds;
    private final Ids ids;
    private final Clock clock;

    OrderFile(OrderStore orders, OrderLineStore lines, Journal journal, OweRefunds oweRefunds, Ids ids, Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.journal = journal;
        this.oweRefunds = oweRefunds;
        this.ids = ids;
        this.clock = clock;
    }

    /** Nobody else changes the order until the transaction ends. */
    public Optional<Order> lock(OrderId id) {
        return orders.lock(id);
    }

    /**
     * The same for somebody who may see it.
     *
     * @throws by.pavilion.shared.Problem 404 otherwise, whether or not there is such an order
     */
    public Order lock(Caller caller, OrderId id) {
        return orders.lock(id)
                .filter(found -> Orders.mayBeSeen(caller, found))
                .orElseThrow(OrderingProblems::noSuchOrder);
    }

    /** Tells of a locked order by an event that moves no status. */
    public void tell(OrderId locked, Actor actor, Function<OrderState, Event> event) {
        tell(locked, actor, Optional.empty(), event);
    }

    /** The same, and why. */
    public void tell(OrderId locked, Actor actor, Optional<String> reason, Function<OrderState, Event> event) {
        Order told = read(locked).told();
        orders.update(told);
        journal.write(List.of(new Journal.Entry(told, event.apply(told.state()), actor, reason)));
    }

    /**
     * Gives money of a locked order back for goods that have come back. No more than is left of one payment; empty when that is
     * nothing.
     *
     * @param lines what it is for
     */
    public Optional<Refund> refund(OrderId locked, ReturnId back, List<RefundLine> lines) {
        Order order = read(locked);
        Money amount = Money.ofMinor(
                lines.stream().mapToLong(RefundLine::total).reduce(0, Math::addExact),
                order.totals().payable().currency());
        Optional<Money> most = oweRefunds.most(order);
        return most.map(left -> left.compareTo(amount) < 0 ? left : amount)
                .filter(some -> !some.isZero())
                .flatMap(some -> oweRefunds.part(
                        order,
                        new RefundId(ids.next()),
                        some,
                        RefundReason.GOODS_RETURNED,
                        Actor.PAVILION,
                        new RefundCause(lines, Optional.of(back))));
    }

    /** Pieces of a locked order have come back and are settled. */
    public void takeBack(OrderId locked, Map<OrderLineId, Long> pieces) {
        lines.takeBack(pieces);
    }

    /** Ends a locked order of which nothing is left with its buyer, where customs' word does not end it. */
    public void endWhenAllCameBack(OrderId locked) {
        Order order = read(locked);
        boolean all = order.lines().stream().allMatch(line -> line.returned() == line.quantity());
        if (all && order.status().next().contains(OrderStatus.RETURNED)) {
            Order returned = order.to(OrderStatus.RETURNED);
            orders.update(returned);
            journal.write(
                    List.of(new Journal.Entry(returned, OrderReturned.of(returned, clock.instant()), Actor.PAVILION)));
        }
    }

    /**
     * Ends a locked order that will not reach its buyer, once all its money has gone back.
     *
     * @param reason what became of the parcel, as a code
     * @return false when it is not so far, or over already
     */
    public boolean endWhenPaidBack(OrderId locked, String reason) {
        Order order = read(locked);
        if (order.paymentStatus() != PaymentStatus.REFUNDED
                || !order.status().next().contains(OrderStatus.RETURNED)) {
            return false;
        }
        Order returned = order.to(OrderStatus.RETURNED);
        orders.update(returned);
        journal.write(List.of(new Journal.Entry(
                returned,
                OrderReturned.withoutGoods(returned, reason, clock.instant()),
                Actor.PAVILION,
                Optional.of(reason))));
        return true;
    }

    private Order read(OrderId locked) {
        return orders.find(locked).orElseThrow(() -> new IllegalStateException("there is no order " + locked));
    }
}
