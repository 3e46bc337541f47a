package by.pavilion.sandbox.scanpay;

import java.math.BigDecimal;
import java.time.Instant;

/** One row of a statement. */
record Entry(
        boolean isRefund,
        String outTradeNo,
        String outRefundNo,
        String transactionId,
        String refundId,
        long amountMinor,
        Instant at) {

    static Entry of(Trade trade) {
        return new Entry(
                false,
                trade.outTradeNo(),
                "",
                trade.transactionId(),
                "",
                trade.paidMinor(),
                trade.paidAt().orElseThrow());
    }

    static Entry of(Refund refund, Trade trade) {
        return new Entry(
                true,
                trade.outTradeNo(),
                refund.outRefundNo(),
                refund.transactionId(),
                refund.refundId(),
                refund.amountMinor(),
                refund.doneAt().orElseThrow());
    }

    /** The same with one fen more. */
    Entry dearer() {
        return new Entry(isRefund, outTradeNo, outRefundNo, transactionId, refundId, amountMinor + 1, at);
    }

    String yuan() {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }
}
