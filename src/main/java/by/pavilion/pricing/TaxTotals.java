package by.pavilion.pricing;

import by.pavilion.shared.Money;

/** The tax of a whole basket by kind. */
public record TaxTotals(Money tariff, Money consumption, Money vat) {
    public Money total() {
        return tariff.plus(consumption).plus(vat);
    }
}
