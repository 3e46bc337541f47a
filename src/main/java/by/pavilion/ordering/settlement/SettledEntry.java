package by.pavilion.ordering.settlement;

import by.pavilion.ordering.SalesEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An entry with its commission.
 *
 * @param rate a share of what the goods are sold for
 * @param commission in minor units, negative for a refund
 */
public record SettledEntry(SalesEntry entry, BigDecimal rate, long commission) {

    /**
     * The commission is that of what is kept of the line, rounded half up, less what was taken before: so the commissions of
     * a sale and of its refunds add up to exactly that of what is kept.
     */
    static SettledEntry of(SalesEntry entry, BigDecimal rate) {
        long before = entry.keptGoods() - entry.parts().soldGoods();
        return new SettledEntry(entry, rate, share(rate, entry.keptGoods()) - share(rate, before));
    }

    private static long share(BigDecimal rate, long amount) {
        return rate.multiply(BigDecimal.valueOf(amount))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What the merchant gets by this entry. */
    public long payout() {
        return entry.parts().soldGoods() - commission;
    }
}
