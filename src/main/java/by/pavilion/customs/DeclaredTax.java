package by.pavilion.customs;

import by.pavilion.shared.Money;

/** The tax collected from the buyer, by kind. */
public record DeclaredTax(Money tariff, Money consumption, Money vat) {
    public Money total() {
        return tariff.plus(consumption).plus(vat);
    }
}
