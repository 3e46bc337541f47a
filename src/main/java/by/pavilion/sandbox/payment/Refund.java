package by.pavilion.sandbox.payment;

import java.math.BigDecimal;

/** One refund at the firm. */
record Refund(long id, String outRefundNo, String transactionId, String refundId, long amountMinor, String notifyUrl) {

    String amount() {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }
}
