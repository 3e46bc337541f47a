package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of what a tax amounts to.
 *
 * @param hsPrefix the rate holds for all codes that begin so
 * @param rate part of the price, as a fraction
 * @param amountPerUnit yuan for each {@code amountUnit} of content, beside the rate
 * @param fromPrice dutiable price in yuan for one {@code fromPriceUnit} of content from which on the tax is due at all
 * @param validUntil the first day on which it no longer holds
 */
record TaxRate(
        Tax tax,
        String hsPrefix,
        Kind kind,
        BigDecimal rate,
        @Nullable BigDecimal amountPerUnit,
        @Nullable AmountUnit amountUnit,
        @Nullable BigDecimal fromPrice,
        @Nullable ContentUnit fromPriceUnit,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** Whether the rate can be applied to goods of which the content is told in that unit. */
    boolean fits(ContentUnit unit) {
        return (fromPriceUnit == null || fromPriceUnit == unit)
                && (amountUnit == null || amountUnit.of(BigDecimal.ONE, unit).isPresent());
    }

    /** Whether goods with that code and content, which the other rate is for, get this younger one once it holds. */
    boolean takesOverFrom(TaxRate other, String hsCode, ContentUnit unit) {
        int longer = Integer.compare(hsPrefix.length(), other.hsPrefix.length());
        return tax == other.tax
                && hsCode.startsWith(hsPrefix)
                && (longer > 0 || (longer == 0 && kind.compareTo(other.kind) <= 0))
                && fits(unit);
    }

    /** A provisional rate goes before the statutory one. */
    enum Kind {
        PROVISIONAL,
        STATUTORY
    }

    /** What an amount per quantity is counted in. */
    enum AmountUnit {
        LITRE(ContentUnit.MILLILITRE),
        KILOGRAM(ContentUnit.GRAM);

        private final ContentUnit thousandth;

        AmountUnit(ContentUnit thousandth) {
            this.thousandth = thousandth;
        }

        /** So much content in this unit; empty when it is counted otherwise. */
        Optional<BigDecimal> of(BigDecimal content, ContentUnit unit) {
            return unit == thousandth ? Optional.of(content.movePointLeft(3)) : Optional.empty();
        }
    }
}
