package by.pavilion.ordering.settlement;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What a merchant's next statement would be made of if it were closed now. It changes with each sale, and commission that is
 * agreed meanwhile changes it too.
 *
 * @param from the first day in China: that after the last statement, or that of the first entry
 * @param currency of the sums
 */
public record OpenSettlement(
        MerchantId merchant, LocalDate from, Currency currency, SettlementSums sums, Instant asOf) {

    /** An amount of it. */
    public Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
