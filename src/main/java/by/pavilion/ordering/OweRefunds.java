package by.pavilion.ordering;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides that money goes back; payment firms are asked for it in the background. Whoever decides holds the order's row, and
 * looks only then at what has come and what goes back already: so all refunds of a payment together are never more than it,
 * however many decide at once.
 */
@ApplicationScoped
public class OweRefunds {
    private final OrderStore orders;
    private final RefundStore refunds;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    OweRefunds(OrderStore orders, RefundStore refunds, Journal journal, Ids ids, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** A part of a payment that is to go back. */
    private record Part(
            RefundId id, PaymentMoney payment, Money amount, RefundReason reason, Actor actor, RefundCause cause) {}

    /**
     * Gives back money that came for orders that did not wait for it, in the transaction that takes notice of it.
     *
     * @param payments settled ones
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void notAwaited(Map<PaymentId, OrderId> payments) {
        owe(payments.values(), money -> payments.containsKey(money.payment()), RefundReason.NOT_AWAITED);
    }

    /** Gives back all that is left of the money of cancelled orders, in the transaction that cancels them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void cancelled(Collection<OrderId> cancelled) {
        owe(cancelled, money -> true, RefundReason.ORDER_CANCELLED);
    }

    /** The same for orders whose goods went back abroad after customs had released them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void returnedAbroad(Collection<OrderId> returned) {
        owe(returned, money -> true, RefundReason.GOODS_RETURNED);
    }

    private interface Choice {
        boolean includes(PaymentMoney money);
    }

    private void owe(Collection<OrderId> ids, Choice choice, RefundReason reason) {
        if (ids.isEmpty()) {
            return;
        }
        List<Order> locked = orders.lock(ids);
        Map<OrderId, List<PaymentMoney>> money = moneyOf(ids);
        List<Part> parts = money.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.refundable() > 0 && choice.includes(one))
                .map(one -> new Part(
                        new RefundId(this.ids.next()),
                        one,
                        Money.ofMinor(one.refundable(), one.amount().currency()),
                        reason,
                        Actor.PAVILION,
                        RefundCause.NOT_KNOWN))
                .toList();
        owe(locked, money, parts);
    }

    /**
     * Gives back a part of a locked order's money, as somebody has decided.
     *
     * @param wished whose lines may be worth more, when some of it has gone back before
     * @return empty when no payment has so much left
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Refund> part(
            Order locked, RefundId id, Money amount, RefundReason reason, Actor actor, RefundCause wished) {
        RefundCause cause = wished.upTo(amount.minor());
        Map<OrderId, List<PaymentMoney>> money = moneyOf(List.of(locked.id()));
        return money.getOrDefault(locked.id(), List.of()).stream()
                .filter(one -> one.refundable() >= amount.minor())
                .findFirst()
                .map(one -> owe(List.of(locked), money, List.of(new Part(id, one, amount, reason, actor, cause)))
                        .get(0))
                .map(owed -> {
                    refunds.insertLines(id, cause.lines());
                    return owed;
                });
    }

    /**
     * Gives the money of a refund that has failed back by another one, of the same payment and for the same lines.
     *
     * @return empty when its money is not here any more, or it was asked for again already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Refund> again(Order locked, RefundId id, Refund failed) {
        Map<OrderId, List<PaymentMoney>> money = moneyOf(List.of(locked.id()));
        Optional<PaymentMoney> payment = money.getOrDefault(locked.id(), List.of()).stream()
                .filter(one -> one.payment().equals(failed.payment())
                        && one.refundable() >= failed.amount().minor())
                .findFirst();
        if (payment.isEmpty() || !refunds.retried(failed.id(), id)) {
            return Optional.empty();
        }
        RefundCause cause = refunds.causeOf(failed.id()).upTo(failed.amount().minor());
        Part part = new Part(id, payment.get(), failed.amount(), failed.reason(), Actor.OPERATOR, cause);
        Refund owed = owe(List.of(locked), money, List.of(part)).get(0);
        refunds.insertLines(id, cause.lines());
        return Optional.of(owed);
    }

    /** What the most is that one refund of a locked order may be; empty when we have no money of it. */
    Optional<Money> most(Order locked) {
        return refunds.money(List.of(locked.id())).stream()
                .map(one -> Money.ofMinor(one.refundable(), one.amount().currency()))
                .max(Money::compareTo);
    }

    private Map<OrderId, List<PaymentMoney>> moneyOf(Collection<OrderId> ids) {
        return refunds.money(ids).stream().collect(Collectors.groupingBy(PaymentMoney::order));
    }

    private List<Refund> owe(List<Order> locked, Map<OrderId, List<PaymentMoney>> money, List<Part> parts) {
        Instant now = clock.instant();
        Map<OrderId, Order> after = new HashMap<>();
        locked.forEach(order -> after.put(order.id(), order));
        Set<OrderId> beingPaid = refunds.beingPaid(after.keySet());
        Map<OrderId, OrderMoney> sums = new HashMap<>();
        List<Refund> owed = new ArrayList<>();
        List<Journal.Entry> entries = new ArrayList<>();
        for (Part part : parts) {
            Order order = Objects.requireNonNull(after.get(part.payment().order()));
            OrderMoney before = sums.getOrDefault(order.id(), sum(order, money.getOrDefault(order.id(), List.of())));
            OrderMoney sum = new OrderMoney(
                    before.payable(),
                    before.paid(),
                    Math.addExact(before.goingBack(), part.amount().minor()),
                    before.goneBack());
            Refund refund = refund(part, now);
            Order told = order.with(status(order, sum, beingPaid)).told();
            owed.add(refund);
            sums.put(order.id(), sum);
            after.put(order.id(), told);
            entries.add(new Journal.Entry(
                    told,
                    new OrderRefundRequested(told.state(), RefundFact.of(refund, sum, part.cause()), now),
                    part.actor()));
        }
        refunds.insert(owed);
        orders.update(sums.keySet().stream().map(after::get).toList());
        journal.write(entries);
        return owed;
    }

    private static Refund refund(Part part, Instant now) {
        return new Refund(
                part.id(),
                part.payment().order(),
                part.payment().payment(),
                part.payment().provider(),
                RefundState.REQUESTED,
                part.reason(),
                part.amount(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    /** A payment that is under way is what an unpaid order waits for, whatever becomes of earlier money. */
    static PaymentStatus status(Order order, OrderMoney money, Set<OrderId> beingPaid) {
        return order.status() == OrderStatus.PLACED && beingPaid.contains(order.id())
                ? PaymentStatus.PENDING
                : money.status();
    }

    static OrderMoney sum(Order order, List<PaymentMoney> money) {
        return new OrderMoney(
                order.totals().payable().minor(),
                money.stream().mapToLong(one -> one.amount().minor()).reduce(0, Math::addExact),
                money.stream().mapToLong(PaymentMoney::goingBack).reduce(0, Math::addExact),
                money.stream().mapToLong(PaymentMoney::goneBack).reduce(0, Math::addExact));
    }
}
