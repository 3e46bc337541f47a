package by.pavilion.customs;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a guarantor stands for.
 *
 * @param guarantor the firm's code at customs
 * @param bills how many bills are made and not void
 * @param billed their sum in yuan, as customs computes it
 * @param collected what of it was summed into payment orders
 * @param deposit in yuan what the firm has deposited with customs, where that was configured
 */
public record GuaranteeBalance(
        String guarantor, long bills, BigDecimal billed, BigDecimal collected, Optional<BigDecimal> deposit) {
    public BigDecimal outstanding() {
        return billed.subtract(collected);
    }

    /** What of the deposit still guarantees further taxes; below zero when it does not even cover those that are billed. */
    public Optional<BigDecimal> left() {
        return deposit.map(amount -> amount.subtract(outstanding()));
    }

    GuaranteeBalance withDeposit(Optional<BigDecimal> amount) {
        return new GuaranteeBalance(guarantor, bills, billed, collected, amount);
    }
}
