package by.pavilion.customs;

import java.math.BigDecimal;

/**
 * What a guarantor stands for.
 *
 * @param guarantor the firm's code at customs
 * @param bills how many bills are made and not void
 * @param billed their sum in yuan, as customs computes it
 * @param collected what of it was summed into payment orders
 */
public record GuaranteeBalance(String guarantor, long bills, BigDecimal billed, BigDecimal collected) {
    public BigDecimal outstanding() {
        return billed.subtract(collected);
    }
}
