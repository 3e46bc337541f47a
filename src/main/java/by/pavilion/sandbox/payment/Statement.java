package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.ceb.CebWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes what the firm has taken and given back on a day: CSV that ends with the number of its rows. */
@ApplicationScoped
class Statement {
    private static final int PORTION = 1_000;

    private final PaymentStore payments;
    private final RefundStore refunds;

    Statement(PaymentStore payments, RefundStore refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    @Transactional
    String of(LocalDate day) {
        Instant from = day.atStartOfDay(CebWriter.BEIJING).toInstant();
        Instant before = day.plusDays(1).atStartOfDay(CebWriter.BEIJING).toInstant();
        StringBuilder csv = new StringBuilder("kind,number,firmNumber,amount,currency\n");
        int rows = 0;
        long after = 0;
        for (List<Payment> some = payments.paid(from, before, after, PORTION);
                !some.isEmpty();
                some = payments.paid(from, before, after, PORTION)) {
            for (Payment payment : some) {
                row(csv, "PAYMENT", payment.outTradeNo(), payment.transactionId(), payment.amount());
                after = payment.id();
                rows++;
            }
        }
        after = 0;
        for (List<Refund> some = refunds.done(from, before, after, PORTION);
                !some.isEmpty();
                some = refunds.done(from, before, after, PORTION)) {
            for (Refund refund : some) {
                row(csv, "REFUND", refund.outRefundNo(), refund.refundId(), refund.amount());
                after = refund.id();
                rows++;
            }
        }
        return csv.append("END,").append(rows).append('\n').toString();
    }

    private static void row(StringBuilder csv, String kind, String number, String firmNumber, String amount) {
        csv.append(String.join(",", kind, number, firmNumber, amount, "CNY")).append('\n');
    }
}
