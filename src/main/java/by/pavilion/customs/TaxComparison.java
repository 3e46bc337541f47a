package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A bill of customs beside what was collected from the buyer, by kind of tax. Customs computes with five decimals; its
 * amounts are rounded half up to compare.
 */
public record TaxComparison(Tax tariff, Tax consumption, Tax vat) {

    /** @param collected from the buyer; empty for declarations from before that was kept by kind */
    public record Tax(Money billed, Optional<Money> collected, Optional<Money> difference) {
        private static Tax of(BigDecimal billed, Optional<Money> collected, Currency currency) {
            Money rounded = rounded(billed, currency);
            return new Tax(rounded, collected, collected.map(rounded::minus));
        }
    }

    /** An amount of customs as we count money. */
    static Money rounded(BigDecimal amount, Currency currency) {
        return Money.of(
                amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
                        .toPlainString(),
                currency);
    }

    static TaxComparison of(TaxBill.Amounts billed, Optional<DeclaredTax> collected, Currency currency) {
        return new TaxComparison(
                Tax.of(billed.tariff(), collected.map(DeclaredTax::tariff), currency),
                Tax.of(billed.consumption(), collected.map(DeclaredTax::consumption), currency),
                Tax.of(billed.vat(), collected.map(DeclaredTax::vat), currency));
    }

    /**
     * Whether customs wants another amount of any kind than was collected; false when that is not known.
     *
     * @param tolerance by how much it may be more or less, in the currency of both
     */
    boolean isDifferent(BigDecimal tolerance) {
        return anyDifference(difference -> difference.abs().compareTo(tolerance) > 0);
    }

    /** The same where customs may well want less: whether it wants more of any kind. */
    boolean isMore(BigDecimal tolerance) {
        return anyDifference(difference -> difference.compareTo(tolerance) > 0);
    }

    private boolean anyDifference(Predicate<BigDecimal> counts) {
        return Stream.of(tariff, consumption, vat)
                .flatMap(tax -> tax.difference().stream())
                .map(Money::amount)
                .anyMatch(counts);
    }

    public Money billed() {
        return tariff.billed().plus(consumption.billed()).plus(vat.billed());
    }

    /** What customs wants more than was collected, below zero when less; empty when that is not known. */
    public Optional<Money> difference() {
        return tariff.difference()
                .flatMap(one -> consumption.difference().map(one::plus))
                .flatMap(sum -> vat.difference().map(sum::plus));
    }
}
