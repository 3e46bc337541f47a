package by.pavilion.sandbox.scanpay;

import java.time.Instant;
import java.util.Optional;

/** Money of a trade that goes back. */
record Refund(
        long id,
        String firm,
        String outRefundNo,
        String transactionId,
        String refundId,
        long amountMinor,
        String notifyUrl,
        Course course,
        Optional<Instant> doneAt) {}
