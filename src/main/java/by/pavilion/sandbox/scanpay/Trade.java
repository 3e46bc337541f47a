package by.pavilion.sandbox.scanpay;

import java.time.Instant;
import java.util.Optional;

/** A payment at a firm whose buyers scan a code. */
record Trade(
        long id,
        String firm,
        String outTradeNo,
        String orderNo,
        String transactionId,
        long amountMinor,
        String notifyUrl,
        State state,
        Course course,
        Optional<Instant> paidAt) {

    /** What the buyer has paid, which the firm tells. */
    long paidMinor() {
        return course == Course.WRONG_AMOUNT ? amountMinor - 1 : amountMinor;
    }

    enum State {
        NOTPAY,
        SUCCESS,
        CLOSED
    }
}
