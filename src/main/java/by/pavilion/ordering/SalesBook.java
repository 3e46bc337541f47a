package by.pavilion.ordering;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Shares;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
            for (OrderLine line : order.lines()) {
                entries.add(new SalesEntry(
                        ids.next(),
                        line.merchant(),
                        SalesEntry.Kind.SALE,
                        acceptance.payment().paymentId().value(),
                        order.id(),
                        line.id(),
                        line.sku(),
                        order.totals().payable().currency(),
                        new SalesEntry.Parts(
                                line.goods().minor(),
                                line.discount().minor(),
                                line.freight().minor(),
                                line.tax().total().minor()),
                        line.goods().minus(line.discount()).minor(),
                        acceptance.payment().paidAt(),
                        CustomsCalendar.dayOf(order.placedAt())));
            }
        }
        store.insert(entries);
    }

    /**
     * Books a refund: in proportion to what is left of each line's goods, freight and tax, so that refunds in parts add up to
     * the whole. Money that no order waited for was never booked. The order must be locked. Joins the caller's transaction.
     */
    void refunded(Refund refund, Instant at) {
        List<SalesEntry> left = store.left(refund.order(), refund.payment());
        long total = left.stream().mapToLong(entry -> entry.parts().paid()).sum();
        if (refund.reason() == RefundReason.NOT_AWAITED || total == 0) {
            return;
        }
        List<Long> weights = new ArrayList<>();
        left.forEach(entry -> {
            weights.add(entry.parts().netGoods());
            weights.add(entry.parts().freight());
            weights.add(entry.parts().tax());
        });
        List<Long> parts = Shares.split(refund.amount().minor(), weights);
        List<SalesEntry> entries = new ArrayList<>();
        for (int index = 0; index < left.size(); index++) {
            SalesEntry line = left.get(index);
            SalesEntry.Parts back = new SalesEntry.Parts(
                    -parts.get(3 * index), 0, -parts.get(3 * index + 1), -parts.get(3 * index + 2));
            if (back.paid() != 0) {
                entries.add(line.refunded(ids.next(), refund.id(), back, at));
            }
        }
        store.insert(entries);
    }
}
