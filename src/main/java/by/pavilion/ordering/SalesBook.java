package by.pavilion.ordering;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Shares;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sales side of the payment ledger: each payment that an order waited for, and each refund of one, is booked for the
 * merchants of its lines in the transaction that settles it. Statements for merchants are made of nothing else, so they agree
 * with the ledger to the last minor unit.
 */
@ApplicationScoped
class SalesBook {
    private final SalesStore store;
    private final Ids ids;

    SalesBook(SalesStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** Books sales. Joins the caller's transaction. */
    void sold(List<AcceptPaidOrder.Acceptance> accepted) {
        List<SalesEntry> entries = new ArrayList<>();
        for (AcceptPaidOrder.Acceptance acceptance : accepted) {
            Order order = acceptance.order();
            List<Long> borne = borne(acceptance);
            for (int index = 0; index < order.lines().size(); index++) {
                OrderLine line = order.lines().get(index);
                SalesEntry.Parts parts = new SalesEntry.Parts(
                        line.goods().minor(),
                        line.discount().minor(),
                        line.freight().minor(),
                        line.tax().total().minor(),
                        borne.get(index));
                entries.add(new SalesEntry(
                        ids.next(),
                        line.merchant(),
                        SalesEntry.Kind.SALE,
                        acceptance.payment().paymentId().value(),
                        order.id(),
                        line.id(),
                        line.sku(),
                        order.totals().payable().currency(),
                        parts,
                        parts.soldGoods(),
                        acceptance.payment().paidAt(),
                        CustomsCalendar.dayOf(order.placedAt())));
            }
        }
        store.insert(entries);
    }

    /** What of each line's discount the merchant does not bear. */
    private static List<Long> borne(AcceptPaidOrder.Acceptance acceptance) {
        List<Long> discounts = acceptance.order().lines().stream()
                .map(line -> line.discount().minor())
                .toList();
        return acceptance.borne().isZero()
                ? Collections.nCopies(discounts.size(), 0L)
                : Shares.split(acceptance.borne().minor(), discounts);
    }

    /**
     * Books a refund by its lines, and where it has none in proportion to what is left of each line's goods, freight and tax,
     * so that refunds in parts add up to the whole. Money that no order waited for was never booked. The order must be locked.
     * Joins the caller's transaction.
     */
    void refunded(Refund refund, List<RefundLine> lines, Instant at) {
        List<SalesEntry> left = store.left(refund.order(), refund.payment());
        long total = left.stream().mapToLong(entry -> entry.parts().paid()).sum();
        if (refund.reason() == RefundReason.NOT_AWAITED || total == 0) {
            return;
        }
        book(refund.id(), left, refund.amount().minor(), lines, at);
    }

    /** What marketplaces bear of these orders' prices, as of their sale; nothing of those of which they bear nothing. */
    Map<OrderId, Money> borneOf(Collection<OrderId> orders) {
        return store.borne(orders);
    }

    /** What was sold of an order, each line with what refunds have left of it. */
    List<SalesEntry> left(OrderId order) {
        return store.left(order);
    }

    /**
     * Books a refund of a line, and what is more than is left of it in proportion to the others. The order must be locked.
     * Joins the caller's transaction.
     *
     * @param left of the order
     * @param amount at most what is left of all
     * @return what it took of which lines
     */
    List<RefundLine> refunded(RefundId id, List<SalesEntry> left, long amount, Optional<OrderLineId> line, Instant at) {
        List<RefundLine> wished = left.stream()
                .filter(entry -> line.filter(entry.line()::equals).isPresent())
                .map(entry -> new RefundLine(
                        entry.line(),
                        entry.parts().netGoods(),
                        entry.parts().freight(),
                        entry.parts().tax()))
                .toList();
        return book(id, left, amount, wished, at).stream()
                .map(entry -> new RefundLine(
                        entry.line(),
                        -entry.parts().netGoods(),
                        -entry.parts().freight(),
                        -entry.parts().tax()))
                .toList();
    }

    private List<SalesEntry> book(RefundId id, List<SalesEntry> left, long amount, List<RefundLine> lines, Instant at) {
        Map<OrderLineId, RefundLine> byLine = new HashMap<>();
        lines.forEach(line -> byLine.put(line.line(), line));
        List<Long> there = new ArrayList<>();
        List<Long> wished = new ArrayList<>();
        left.forEach(entry -> {
            there.addAll(List.of(
                    entry.parts().netGoods(),
                    entry.parts().freight(),
                    entry.parts().tax()));
            RefundLine line = byLine.getOrDefault(entry.line(), new RefundLine(entry.line(), 0, 0, 0));
            wished.addAll(List.of(line.goods(), line.freight(), line.tax()));
        });
        List<Long> parts = parts(amount, there, wished);
        boolean isAll = amount == sum(there);
        List<SalesEntry> entries = new ArrayList<>();
        for (int index = 0; index < left.size(); index++) {
            SalesEntry line = left.get(index);
            long goods = parts.get(3 * index);
            long freight = parts.get(3 * index + 1);
            long tax = parts.get(3 * index + 2);
            long borne = isAll
                    ? line.parts().borne()
                    : borneOf(line.parts(), Math.addExact(goods, Math.addExact(freight, tax)));
            SalesEntry.Parts back = new SalesEntry.Parts(-goods, 0, -freight, -tax, -borne);
            if (back.goods() != 0 || back.freight() != 0 || back.tax() != 0 || back.borne() != 0) {
                entries.add(line.refunded(ids.next(), id, back, at));
            }
        }
        store.insert(entries);
        return entries;
    }

    /**
     * What a marketplace takes back of what it bears of a line, of which something goes back to the buyer: in proportion, and all
     * with the last of it.
     *
     * @param left of the line
     * @param back to the buyer
     */
    static long borneOf(SalesEntry.Parts left, long back) {
        if (left.borne() == 0 || back <= 0) {
            return 0;
        }
        return back >= left.paid()
                ? left.borne()
                : BigInteger.valueOf(left.borne())
                        .multiply(BigInteger.valueOf(back))
                        .divide(BigInteger.valueOf(left.paid()))
                        .longValueExact();
    }

    /**
     * What a refund takes of each part of what was sold. Where it can be booked as it is wished, it is, even when a part grows
     * by it. Otherwise, as after a refund in proportion, it takes of the wished parts what is there, and the rest in proportion
     * to what is left of all.
     *
     * @param amount at most the sum of what is there
     * @param wished as many as there are parts
     */
    static List<Long> parts(long amount, List<Long> there, List<Long> wished) {
        List<Long> taken = new ArrayList<>();
        List<Long> room = new ArrayList<>();
        boolean fits = sum(wished) == amount;
        for (int part = 0; part < there.size(); part++) {
            long wish = wished.get(part);
            fits &= wish <= there.get(part);
            taken.add(Math.max(0, Math.min(wish, there.get(part))));
            room.add(there.get(part) - taken.get(part));
        }
        if (fits) {
            return wished;
        }
        long whole = sum(taken);
        if (whole >= amount) {
            return Shares.split(amount, taken);
        }
        List<Long> rest = Shares.split(amount - whole, room);
        List<Long> parts = new ArrayList<>();
        for (int part = 0; part < there.size(); part++) {
            parts.add(taken.get(part) + rest.get(part));
        }
        return parts;
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
