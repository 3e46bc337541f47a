package by.pavilion.sandbox.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One payment at the firm.
 *
 * @param payer fingerprint of name and identity number
 * @param paidAt when the payer paid; empty before
 * @param declared customs has it
 */
record Payment(
        long id,
        String outTradeNo,
        String orderNo,
        String transactionId,
        long amountMinor,
        String payer,
        String notifyUrl,
        Optional<Instant> paidAt,
        boolean declared) {

    String amount() {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }
}
