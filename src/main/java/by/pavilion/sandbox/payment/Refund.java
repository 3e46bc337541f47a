package by.pavilion.sandbox.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** One refund at the firm. */
record Refund(
        long id,
        String outRefundNo,
        String transactionId,
        String refundId,
        long amountMinor,
        String notifyUrl,
        Optional<Instant> doneAt) {

    String amount() {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }
}
