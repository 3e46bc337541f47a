package by.pavilion.ordering;

import by.pavilion.customs.AppliedRate;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why one tax of a line is what it is, as it was when the order was placed. Kept as JSON beside the line.
 *
 * @param tax {@code TARIFF}, {@code CONSUMPTION} or {@code VAT}
 * @param rule its text is {@code reason.<rule>} in the message files
 * @param rate by price, as a fraction
 * @param share the part of the tax that is collected
 * @param source where the rate is written; {@code validFrom} since when it holds, {@code validUntil} the first day on which it
 *     no longer does, null where no end was known; {@code ruleSource} and the rest likewise for the share
 * @param amountPerUnit yuan for each {@code amountUnit} of content, beside the rate; null where the tax goes by price alone
 */
public record TaxReason(
        String tax,
        String rule,
        BigDecimal rate,
        BigDecimal share,
        Money base,
        Money due,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String ruleSource,
        LocalDate ruleValidFrom,
        @Nullable LocalDate ruleValidUntil,
        @Nullable BigDecimal amountPerUnit,
        @Nullable String amountUnit) {

    static TaxReason of(AppliedRate applied) {
        return new TaxReason(
                applied.tax().name(),
                applied.rule(),
                applied.rate(),
                applied.share(),
                applied.base(),
                applied.due(),
                applied.source(),
                applied.validFrom(),
                applied.validUntil(),
                applied.ruleSource(),
                applied.ruleValidFrom(),
                applied.ruleValidUntil(),
                applied.amountPerUnit(),
                applied.amountUnit());
    }
}
