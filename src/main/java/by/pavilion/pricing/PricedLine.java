package by.pavilion.pricing;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.TaxedLine;
import by.pavilion.shared.Money;

/**
 * A line of a basket with its price.
 *
 * @param unitPrice of one piece, without tax
 * @param discount this line's share of the discount
 * @param tax by kind, with the reasons, and this line's share of the freight
 */
public record PricedLine(Listing listing, long quantity, Money unitPrice, Money discount, TaxedLine tax) {
    public Money goods() {
        return unitPrice.times(quantity);
    }

    public Money freight() {
        return tax.freightShare();
    }
}
