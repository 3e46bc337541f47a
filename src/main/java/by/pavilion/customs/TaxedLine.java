package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.util.List;

/**
 * The tax of one line and how it came about.
 *
 * @param freightShare this line's part of the order's freight
 * @param dutiablePrice value and freight share: what the taxes are computed from
 * @param explanation one entry for each tax, also where it is nothing
 */
public record TaxedLine(
        int number,
        Money value,
        Money freightShare,
        Money dutiablePrice,
        Money tariff,
        Money consumption,
        Money vat,
        List<AppliedRate> explanation) {
    public TaxedLine {
        explanation = List.copyOf(explanation);
    }

    /** All taxes of the line. */
    public Money tax() {
        return tariff.plus(consumption).plus(vat);
    }
}
