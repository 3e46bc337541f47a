package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.util.List;

/**
 * The tax of an order, line by line; the sums are the sums of the lines.
 *
 * @param dutiablePrice goods and freight: what the order takes from the buyer's year
 */
public record TaxBreakdown(
        TaxRegime regime,
        Money dutiablePrice,
        List<TaxedLine> lines,
        Money tariff,
        Money consumption,
        Money vat,
        Money total) {
    public TaxBreakdown {
        lines = List.copyOf(lines);
    }

    static TaxBreakdown of(TaxRegime regime, Money dutiablePrice, List<TaxedLine> lines) {
        Money zero = Money.zero(dutiablePrice.currency());
        Money tariff = lines.stream().map(TaxedLine::tariff).reduce(zero, Money::plus);
        Money consumption = lines.stream().map(TaxedLine::consumption).reduce(zero, Money::plus);
        Money vat = lines.stream().map(TaxedLine::vat).reduce(zero, Money::plus);
        return new TaxBreakdown(
                regime,
                dutiablePrice,
                lines,
                tariff,
                consumption,
                vat,
                tariff.plus(consumption).plus(vat));
    }
}
