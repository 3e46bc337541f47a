package by.pavilion.pricing;

import by.pavilion.shared.Money;

/**
 * What a basket costs, part by part.
 *
 * @param goods without tax
 * @param freight with insurance
 * @param discount taken off what is paid, not off what is taxed
 */
public record Totals(Money goods, Money freight, Money discount, TaxTotals tax) {
    public Money payable() {
        return goods.plus(freight).minus(discount).plus(tax.total());
    }
}
