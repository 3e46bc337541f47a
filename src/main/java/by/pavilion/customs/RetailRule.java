package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Limits of retail import and what is collected within them.
 *
 * @param tariffShare the part of the tariff that is collected, as a fraction; {@code taxShare} of the other taxes
 */
record RetailRule(
        Money orderLimit,
        Money yearLimit,
        BigDecimal tariffShare,
        BigDecimal taxShare,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** The same until that day, if it does not end before. */
    RetailRule endingBy(LocalDate day) {
        LocalDate end = validUntil;
        return end != null && end.isBefore(day)
                ? this
                : new RetailRule(orderLimit, yearLimit, tariffShare, taxShare, source, validFrom, day);
    }
}
