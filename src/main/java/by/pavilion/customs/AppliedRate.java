package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why one tax of one line is what it is.
 *
 * @param rule code of the rule; its text is {@code reason.<rule>} in the message files
 * @param rate the rate by price as a fraction: 0.13
 * @param share the part of the tax that is collected: 0.70 within the limits, 0 for a waived tariff
 * @param base what the rate is applied to, rounded to be shown
 * @param due what is collected
 * @param source where the rate is written; {@code validFrom} since when it holds, {@code validUntil} the first day on which it
 *     no longer does, null while no end is known; {@code ruleSource} and the rest likewise for the share
 * @param amountPerUnit yuan for each {@code amountUnit} of content, beside the rate; null where the tax goes by price alone
 */
public record AppliedRate(
        Tax tax,
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
        @Nullable String amountUnit) {}
