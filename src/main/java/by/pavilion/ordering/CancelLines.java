package by.pavilion.ordering;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Provinces;
import by.pavilion.customs.Quota;
import by.pavilion.customs.ReplaceGoods;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockLine;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.LandedCost;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes pieces out of an order that stays: it costs what its rest costs on the day on which it was placed, and gives back the
 * pieces, their part of the buyer's year and their money in one transaction with the event.
 *
 * <p>While the order is not paid that is possible as long as no payment of the old amount is under way. A paid one stands in a
 * declaration, whose goods are replaced while nobody outside has heard of them.
 *
 * <p>Lock order: keys, the order, its declaration, coupons, quota, stock.
 */
@ApplicationScoped
class CancelLines {
    private final OrderStore orders;
    private final CancelledPiecesStore pieces;
    private final Journal journal;
    private final OweRefunds oweRefunds;
    private final SalesBook sales;
    private final ReplaceGoods replaceGoods;
    private final GiveCouponsBack giveCouponsBack;
    private final Quota quota;
    private final Stock stock;
    private final LandedCost landedCost;
    private final Listings listings;
    private final Parties parties;
    private final Ids ids;
    private final Clock clock;

    CancelLines(
            OrderStore orders,
            CancelledPiecesStore pieces,
            Journal journal,
            OweRefunds oweRefunds,
            SalesBook sales,
            ReplaceGoods replaceGoods,
            GiveCouponsBack giveCouponsBack,
            Quota quota,
            Stock stock,
            LandedCost landedCost,
            Listings listings,
            Parties parties,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.pieces = pieces;
        this.journal = journal;
        this.oweRefunds = oweRefunds;
        this.sales = sales;
        this.replaceGoods = replaceGoods;
        this.giveCouponsBack = giveCouponsBack;
        this.quota = quota;
        this.stock = stock;
        this.landedCost = landedCost;
        this.listings = listings;
        this.parties = parties;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one has to know beside an order to price its rest. An order's goods only become fewer. */
    record Beside(RecipientRef recipient, String province, Map<Sku, NetContent> contents) {}

    /** Looks that up, outside the transaction that takes the pieces out. */
    Beside lookBeside(Order order) {
        return new Beside(order.recipient(), province(order), contents(order));
    }

    /** What one piece of each of its goods holds, which some taxes depend on. */
    Map<Sku, NetContent> contents(Order order) {
        Map<Sku, NetContent> contents = new HashMap<>();
        listings.findAll(order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet()))
                .forEach((sku, listing) -> contents.put(sku, listing.netContent()));
        return contents;
    }

    private static NetContent content(Map<Sku, NetContent> contents, Sku sku) {
        return Objects.requireNonNull(contents.get(sku), "goods that were sold have a listing");
    }

    /** Nobody is told it of an order that is refused anyway. */
    private String province(Order order) {
        if (order.status() != OrderStatus.PLACED && order.status() != OrderStatus.PAID) {
            return "";
        }
        Recipient recipient = parties.disclose(order.recipient(), "price of fewer goods");
        return Provinces.shortName(recipient.shipTo().province());
    }

    /** Pieces that somebody does not want any more, and why. */
    record Wish(CancellationId id, Map<OrderLineId, Long> pieces, CancellationStore.Wish said) {}

    /** @throws by.pavilion.shared.Problem 409 when it is too late or too early, 422 when the rest would cost more than all */
    @Transactional(Transactional.TxType.MANDATORY)
    List<CancelledPieces> cancel(Order locked, Wish wish, Beside beside) {
        mustBeCancellable(locked);
        if (!locked.recipient().equals(beside.recipient())) {
            throw OrderingProblems.busy();
        }
        LocalDate day = CustomsCalendar.dayOf(locked.placedAt());
        Order after = FewerPieces.of(
                locked,
                wish.pieces(),
                sku -> content(beside.contents(), sku),
                (items, mostFreight) ->
                        landedCost.ofRemaining(items, mostFreight, locked.mode(), beside.province(), day));
        Money saved = locked.totals().payable().minus(after.totals().payable());
        if (saved.isNegative()) {
            throw OrderingProblems.validation(List.of(OrderingProblems.restCostsMore()));
        }
        if (locked.status() == OrderStatus.PAID
                && !replaceGoods.replace(
                        locked.id().toString(), payment -> AcceptPaidOrder.declarationOf(after, payment))) {
            throw OrderingProblems.linesNotCancellable(locked.status());
        }
        List<CancelledPieces> gone = write(locked, after, wish);
        if (locked.status() == OrderStatus.PAID) {
            giveMoneyBack(locked, after, saved, wish.said().actor());
        }
        giveCouponsBack.of(List.of(locked));
        giveYearBack(locked, after, wish.pieces(), day);
        stock.giveBack(List.of(taking(locked, gone)));
        return gone;
    }

    /**
     * Takes a whole line out of an order of a marketplace, which has given the money back already.
     *
     * @param contents of the order's goods
     * @throws by.pavilion.shared.Problem 409 when it is too late, or when the tax of the rest is not what was kept for it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOut(Order locked, OrderLine line, CancellationId id, Map<Sku, NetContent> contents) {
        LocalDate day = CustomsCalendar.dayOf(locked.placedAt());
        Order rest = WithoutLine.of(
                        locked,
                        line,
                        sku -> content(contents, sku),
                        (items, freight) -> landedCost.ofBought(items, freight, day))
                .orElseThrow(() -> OrderingProblems.linesNotCancellable(locked.status()));
        if (locked.status() != OrderStatus.PAID
                || !replaceGoods.replace(
                        locked.id().toString(), payment -> AcceptPaidOrder.declarationOf(rest, payment))) {
            throw OrderingProblems.linesNotCancellable(locked.status());
        }
        Map<OrderLineId, Long> pieces = Map.of(line.id(), line.quantity());
        CancellationStore.Wish said =
                new CancellationStore.Wish(Actor.MARKETPLACE, CancelReason.OTHER.code(), clock.instant());
        List<CancelledPieces> gone = write(locked, rest.with(paid(rest)), new Wish(id, pieces, said));
        giveYearBack(locked, rest, pieces, day);
        stock.giveBack(List.of(taking(locked, gone)));
    }

    /** How the rest is paid by what its marketplace has kept. */
    private PaymentStatus paid(Order rest) {
        long payable = rest.totals().payable().minor();
        long kept = sales.left(rest.id()).stream()
                .mapToLong(entry -> entry.parts().paid())
                .sum();
        return new OrderMoney(payable, payable, 0, Math.max(0, payable - kept)).status();
    }

    private static void mustBeCancellable(Order order) {
        if (order.status() == OrderStatus.PLACED) {
            if (order.paymentStatus() == PaymentStatus.PENDING) {
                throw OrderingProblems.beingPaid();
            }
        } else if (order.status() != OrderStatus.PAID
                || order.channel().externalOrderId().isPresent()) {
            throw OrderingProblems.linesNotCancellable(order.status());
        }
    }

    private List<CancelledPieces> write(Order before, Order after, Wish wish) {
        Instant now = clock.instant();
        List<CancelledPieces> gone = before.lines().stream()
                .filter(line -> wish.pieces().getOrDefault(line.id(), 0L) > 0)
                .map(line ->
                        new CancelledPieces(line.id(), line.sku(), wish.pieces().getOrDefault(line.id(), 0L)))
                .toList();
        Order amended = after.told();
        orders.reduce(before, amended);
        pieces.insert(wish.id(), after.id(), wish.said(), gone);
        journal.write(List.of(new Journal.Entry(
                after,
                OrderLinesCancelled.of(after, wish.said(), gone, before.totals().payable(), now),
                wish.said().actor())));
        journal.tell(amended, OrderAmended.of(before, amended, now));
        return gone;
    }

    /** What operators have given back before may be more than what is left to give back. */
    private void giveMoneyBack(Order before, Order after, Money saved, Actor actor) {
        Order written = orders.find(after.id()).orElseThrow();
        Money most = oweRefunds.most(written).orElse(Money.zero(saved.currency()));
        Money back = most.compareTo(saved) < 0 ? most : saved;
        if (!back.isZero()) {
            oweRefunds.part(
                    written,
                    new RefundId(ids.next()),
                    back,
                    RefundReason.LINES_CANCELLED,
                    actor,
                    RefundCause.of(FewerPieces.saved(before, after)));
        }
    }

    private void giveYearBack(Order before, Order after, Map<OrderLineId, Long> cancelled, LocalDate day) {
        List<Quota.GoodsBack> lines = before.lines().stream()
                .map(line -> {
                    BigDecimal ofOne = line.declared().quantity1();
                    return new Quota.GoodsBack(
                            line.declared().hsCode(),
                            ofOne.multiply(BigDecimal.valueOf(line.quantity())),
                            ofOne.multiply(BigDecimal.valueOf(cancelled.getOrDefault(line.id(), 0L))));
                })
                .toList();
        quota.giveBackPart(before.id().toString(), dutiable(before).minus(dutiable(after)), lines, day);
    }

    private static Money dutiable(Order order) {
        return order.totals().goods().plus(order.totals().freight());
    }

    private static Stock.Taking taking(Order order, List<CancelledPieces> gone) {
        Map<Sku, Long> bySku = new TreeMap<>();
        gone.forEach(one -> bySku.merge(one.sku(), one.quantity(), Math::addExact));
        return new Stock.Taking(
                order.id().toString(),
                bySku.entrySet().stream()
                        .map(one -> new StockLine(one.getKey(), order.warehouse(), one.getValue()))
                        .toList());
    }
}
