package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rates and limits of one day. */
final class TaxTable {
    private final RetailRule rule;
    private final Map<Tax, Map<String, List<TaxRate>>> rates;
    private final List<TaxRate> later;

    /** @param later rates that do not hold yet */
    TaxTable(RetailRule rule, List<TaxRate> rates, List<TaxRate> later) {
        this.rule = rule;
        this.later = List.copyOf(later);
        this.rates =
                rates.stream().collect(Collectors.groupingBy(TaxRate::tax, Collectors.groupingBy(TaxRate::hsPrefix)));
    }

    RetailRule rule() {
        return rule;
    }

    /** @throws by.pavilion.shared.Problem when the table holds no rate for this code */
    TaxRate tariff(String hsCode) {
        return only(Tax.TARIFF, hsCode);
    }

    /** @throws by.pavilion.shared.Problem when the table holds no rate for this code */
    TaxRate vat(String hsCode) {
        return only(Tax.VAT, hsCode);
    }

    /**
     * The rate of consumption tax, whether or not the price reaches the amount from which on it is due.
     *
     * @throws by.pavilion.shared.Problem when the table holds no rate for this code, or none that fits the unit of content
     */
    TaxRate consumption(TaxableLine line) {
        List<TaxRate> candidates = find(Tax.CONSUMPTION, line.hsCode());
        if (candidates.isEmpty()) {
            throw CustomsProblems.noTaxRate(line.hsCode(), Tax.CONSUMPTION);
        }
        return candidates.stream()
                .filter(rate -> rate.fits(line.content().unit()))
                .findFirst()
                .orElseThrow(() -> CustomsProblems.contentNotComparable(
                        line.hsCode(), line.content().unit()));
    }

    /** The first day on which the line's rate is another one than this; null while none is known. */
    @Nullable
    LocalDate until(TaxRate rate, TaxableLine line) {
        if (later.isEmpty()) {
            return rate.validUntil();
        }
        return Stream.concat(
                        Optional.ofNullable(rate.validUntil()).stream(),
                        later.stream()
                                .filter(younger -> younger.takesOverFrom(
                                        rate, line.hsCode(), line.content().unit()))
                                .map(TaxRate::validFrom))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** True when the line costs as much per unit of content as the rate asks for, freight included. */
    static boolean isDue(TaxRate rate, TaxableLine line, Money dutiablePrice) {
        BigDecimal from = rate.fromPrice();
        if (from == null) {
            return true;
        }
        BigDecimal content = line.content().quantity().multiply(BigDecimal.valueOf(line.quantity()));
        return dutiablePrice.amount().compareTo(from.multiply(content)) >= 0;
    }

    private TaxRate only(Tax tax, String hsCode) {
        return find(tax, hsCode).stream().findFirst().orElseThrow(() -> CustomsProblems.noTaxRate(hsCode, tax));
    }

    /** The rates of the longest prefix, provisional before statutory, and the younger first. */
    private List<TaxRate> find(Tax tax, String hsCode) {
        Map<String, List<TaxRate>> byPrefix = rates.getOrDefault(tax, Map.of());
        for (int length = hsCode.length(); length >= 2; length--) {
            Optional<List<TaxRate>> found = Optional.ofNullable(byPrefix.get(hsCode.substring(0, length)));
            if (found.isPresent()) {
                return found.get().stream()
                        .sorted(Comparator.comparing(TaxRate::kind)
                                .thenComparing(TaxRate::validFrom, Comparator.reverseOrder()))
                        .toList();
            }
        }
        return List.of();
    }
}
