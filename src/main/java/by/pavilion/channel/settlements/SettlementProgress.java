package by.pavilion.channel.settlements;

import by.pavilion.channel.ChannelReconciled;
import by.pavilion.channel.Shop;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.channel.aftersales.TakenOutLines;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.Outbox;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.ordering.MarketplaceMoney;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What comparing a statement changes, a portion in a transaction. */
@ApplicationScoped
class SettlementProgress {
    private final SettlementStore store;
    private final Orders orders;
    private final MarketplaceMoney money;
    private final TakenOutLines takenOutLines;
    private final ChannelCases cases;
    private final Outbox outbox;
    private final Audit audit;

    SettlementProgress(
            SettlementStore store,
            Orders orders,
            MarketplaceMoney money,
            TakenOutLines takenOutLines,
            ChannelCases cases,
            Outbox outbox,
            Audit audit) {
        this.store = store;
        this.orders = orders;
        this.money = money;
        this.takenOutLines = takenOutLines;
        this.cases = cases;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** How many lines are wrong in which way. */
    record Found(long missingHere, long differing) {
        static final Found NOTHING = new Found(0, 0);

        Found plus(Found other) {
            return new Found(missingHere + other.missingHere, differing + other.differing);
        }
    }

    @Transactional
    Found compare(Shop shop, YearMonth month, List<StatementLine> lines) {
        List<String> ids = lines.stream().map(StatementLine::externalOrderId).toList();
        Map<String, OrderId> ours = store.ours(shop.channel(), shop.shopId(), ids);
        Map<OrderId, Order> known = orders.find(ours.values()).stream()
                .collect(Collectors.toMap(Order::id, Function.identity(), (one, same) -> one));
        Set<OrderId> paidBackInFull = money.paidBackInFull(ours.values());
        Map<OrderId, Money> borne = money.borne(ours.values());
        Map<String, Long> refunds = store.refunds(shop.channel(), shop.shopId(), ids);
        Set<String> inQuestion = store.inQuestion(shop.channel(), shop.shopId(), ids, "");
        store.settled(shop.channel(), shop.shopId(), month, lines);
        Map<String, List<TakenOut>> takenOut = takenOutLines.of(shop.channel(), shop.shopId(), ids);
        Found found = Found.NOTHING;
        for (StatementLine line : lines) {
            Optional<Order> order = Optional.ofNullable(ours.get(line.externalOrderId()))
                    .flatMap(id -> Optional.ofNullable(known.get(id)));
            Optional<String> difference = order.isEmpty()
                    ? Optional.of("we do not have it; paid there " + line.paid().amount())
                    : difference(
                            line,
                            order.get(),
                            new Ours(
                                    sold(order.get(), takenOut.getOrDefault(line.externalOrderId(), List.of())),
                                    borne.getOrDefault(order.get().id(), Money.zero(Money.CNY))),
                            paidBackInFull.contains(order.get().id()),
                            refunds.getOrDefault(line.externalOrderId(), 0L));
            if (difference.isPresent()) {
                cases.open(
                        about(shop, line.externalOrderId()),
                        order.map(one -> one.id().toString()),
                        begins(month) + difference.get(),
                        Optional.empty());
            } else if (inQuestion.contains(line.externalOrderId())) {
                cases.close(about(shop, line.externalOrderId()), ChannelCases.OVER);
            }
            found = found.plus(new Found(order.isEmpty() ? 1 : 0, order.isPresent() && difference.isPresent() ? 1 : 0));
        }
        return found;
    }

    /** What was paid for it before lines were paid back and taken out. */
    private static Money sold(Order order, List<TakenOut> takenOut) {
        return takenOut.stream().map(TakenOut::amount).reduce(order.totals().payable(), Money::plus);
    }

    /**
     * What an order of ours was sold for.
     *
     * @param paid by its buyer
     * @param borne by the marketplace
     */
    private record Ours(Money paid, Money borne) {}

    /** An order that is cancelled, here or there, is expected to have been paid back in full. */
    private static Optional<String> difference(
            StatementLine line, Order order, Ours ours, boolean cancelledThere, long refundsTold) {
        boolean inFull = cancelledThere || order.status() == OrderStatus.CANCELLED;
        Money refunded = inFull ? ours.paid() : Money.ofMinor(refundsTold, Money.CNY);
        boolean agrees = line.paid().equals(ours.paid())
                && line.refunded().equals(refunded)
                && line.borne().map(ours.borne()::equals).orElse(true);
        return agrees
                ? Optional.empty()
                : Optional.of("paid there %s, here %s; paid back there %s, here %s"
                                .formatted(
                                        line.paid().amount(),
                                        ours.paid().amount(),
                                        line.refunded().amount(),
                                        refunded.amount())
                        + line.borne()
                                .map(told -> "; borne there %s, here %s"
                                        .formatted(told.amount(), ours.borne().amount()))
                                .orElse(""));
    }

    /**
     * What an earlier statement of the month said of an order that the present one does not name was wrong: it is forgotten
     * together with its case. Looks at a portion.
     *
     * @return the last number of the portion; empty at the end
     */
    @Transactional
    Optional<String> forget(Shop shop, YearMonth month, Set<String> named, String after, int limit) {
        List<String> known = store.on(shop.channel(), shop.shopId(), month, after, limit);
        List<String> wrong = known.stream().filter(id -> !named.contains(id)).toList();
        if (!wrong.isEmpty()) {
            store.forget(shop.channel(), shop.shopId(), month, wrong);
            store.inQuestion(shop.channel(), shop.shopId(), wrong, begins(month))
                    .forEach(id -> cases.close(about(shop, id), ChannelCases.OVER));
        }
        return known.stream().reduce((one, later) -> later);
    }

    private static String begins(YearMonth month) {
        return month + ": ";
    }

    /** Opens a case for each of ours that should have been settled by now; gives the last number of the portion. */
    @Transactional
    List<String> unsettled(Shop shop, Instant from, Instant until, String after, int limit) {
        List<String> missing = store.unsettled(shop.channel(), shop.shopId(), from, until, after, limit);
        Map<String, OrderId> ours = missing.isEmpty() ? Map.of() : store.ours(shop.channel(), shop.shopId(), missing);
        missing.forEach(id -> cases.open(
                about(shop, id),
                Optional.ofNullable(ours.get(id)).map(OrderId::toString),
                "it was fulfilled and stands on no statement",
                Optional.empty()));
        return missing;
    }

    @Transactional
    void finished(Shop shop, Settlement month, Instant from, Instant until) {
        Optional<Settlement> before = store.find(shop.channel(), shop.shopId(), month.month());
        long sequence = store.put(shop.channel(), shop.shopId(), month);
        audit.note(new Audited(
                AuditedKind.STATEMENT, shop.id() + ":" + month.month(), Optional.empty(), before.orElse(null), month));
        outbox.append(
                new ChannelReconciled(
                        shop.channel(),
                        shop.shopId(),
                        "monthly",
                        from,
                        until,
                        month.listed(),
                        month.missingHere(),
                        month.missingThere(),
                        month.differing(),
                        month.comparedAt()),
                sequence);
    }

    private static ChannelCases.About about(Shop shop, String externalOrderId) {
        return new ChannelCases.About(shop.channel(), shop.shopId(), Trouble.STATEMENT_DIFFERS, externalOrderId);
    }
}
