package by.pavilion.ordering;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Money that a marketplace gives back to its buyer. No payment firm of ours is asked; but the merchant is paid less, and the
 * order says so. A marketplace may give back more than was paid to us, out of its own coupons: no more is booked than is left.
 */
@ApplicationScoped
public class MarketplaceMoney {
    private static final String CANCELLED = "cancelled";

    private final OrderStore orders;
    private final MarketplaceRefundStore refunds;
    private final SalesBook sales;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    MarketplaceMoney(
            OrderStore orders, MarketplaceRefundStore refunds, SalesBook sales, Journal journal, Ids ids, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.sales = sales;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books a refund, however often it is told.
     *
     * @param reference the marketplace's number of the refund
     * @param externalLineId its number of the line that it is for; empty when it is for all of the order
     */
    public void refunded(OrderId id, String reference, String externalLineId, Money amount, Instant at) {
        Transactions.retrying(() -> {
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            Optional<OrderLineId> line = order.lines().stream()
                    .filter(one ->
                            one.externalLineId().filter(externalLineId::equals).isPresent())
                    .map(OrderLine::id)
                    .findFirst();
            bookOnce(order, reference, amount.minor(), line, at);
            return order;
        });
    }

    /** The buyer of an order that its marketplace has cancelled when it was too late for us has all of the money back. */
    public void refundedInFull(OrderId id, Instant at) {
        Transactions.retrying(() -> {
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            bookInFull(order, at);
            return order;
        });
    }

    /** Which of these orders their marketplaces have cancelled, so that their buyers have all of the money back. */
    @Transactional
    public Set<OrderId> paidBackInFull(Collection<OrderId> ids) {
        return ids.isEmpty() ? Set.of() : refunds.with(CANCELLED, ids);
    }

    /**
     * What marketplaces bear of these orders' prices, as of their sale: what was taken back since is in it. Orders of which they
     * bear nothing are left out.
     */
    @Transactional
    public Map<OrderId, Money> borne(Collection<OrderId> ids) {
        return ids.isEmpty() ? Map.of() : sales.borneOf(ids);
    }

    /** What is left of the money of orders that are being cancelled, in the transaction that does it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void cancelled(Collection<Order> cancelled) {
        List<OrderId> theirs = cancelled.stream()
                .filter(order -> order.channel().externalOrderId().isPresent())
                .map(Order::id)
                .toList();
        if (!theirs.isEmpty()) {
            Instant now = clock.instant();
            orders.lock(theirs).forEach(order -> bookInFull(order, now));
        }
    }

    private void bookInFull(Order order, Instant at) {
        bookOnce(order, CANCELLED, order.totals().payable().minor(), Optional.empty(), at);
    }

    private void bookOnce(Order order, String reference, long told, Optional<OrderLineId> line, Instant at) {
        if (refunds.isKnown(order.id(), reference)) {
            return;
        }
        List<SalesEntry> left = sales.left(order.id());
        long there = left.stream().mapToLong(entry -> entry.parts().paid()).sum();
        long amount = Math.min(told, there);
        RefundId id = new RefundId(ids.next());
        refunds.insert(order.id(), reference, id, told, amount, at);
        if (amount > 0) {
            List<RefundLine> booked = sales.refunded(id, left, amount, line, at);
            tell(
                    order,
                    reference,
                    id,
                    new PaymentId(left.get(0).sourceId()),
                    there,
                    amount,
                    line.isPresent() ? booked : List.of(),
                    at);
        }
    }

    private void tell(
            Order order,
            String reference,
            RefundId id,
            PaymentId payment,
            long there,
            long amount,
            List<RefundLine> lines,
            Instant at) {
        long payable = order.totals().payable().minor();
        Currency currency = order.totals().payable().currency();
        OrderMoney money = new OrderMoney(payable, payable, 0, payable - there + amount);
        Order told = order.with(money.status()).told();
        RefundFact fact = new RefundFact(
                id,
                payment,
                null,
                reference.equals(CANCELLED) ? null : reference,
                RefundReason.MARKETPLACE.code(),
                Money.ofMinor(amount, currency),
                Money.ofMinor(money.goneBack(), currency),
                Money.ofMinor(money.kept(), currency),
                money.kept() == 0,
                lines.stream().map(line -> RefundFact.Line.of(line, currency)).toList());
        orders.update(told);
        journal.write(List.of(new Journal.Entry(told, new OrderRefunded(told.state(), fact, at), Actor.MARKETPLACE)));
    }
}
