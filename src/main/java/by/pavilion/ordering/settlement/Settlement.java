package by.pavilion.ordering.settlement;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A statement for a merchant, closed: neither it nor its entries change any more. What moved before its end and was not in an
 * earlier one is in it, so an entry that was late is in the next.
 *
 * @param from the first day in China, {@code until} the day after the last
 * @param currency of the sums
 */
public record Settlement(
        SettlementId id,
        MerchantId merchant,
        LocalDate from,
        LocalDate until,
        Currency currency,
        SettlementSums sums,
        PaidOut paidOut,
        String closedBy,
        Instant closedAt) {

    /**
     * What the merchant is paid in its own currency.
     *
     * @param rate units of that currency for one of the statement's
     * @param amount rounded half even
     */
    public record PaidOut(BigDecimal rate, Money amount) {}

    /** An amount of this statement. */
    public Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
