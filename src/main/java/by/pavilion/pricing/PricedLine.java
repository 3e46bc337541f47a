package by.pavilion.pricing;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.TaxedLine;
import by.pavilion.shared.Money;
import java.util.List;

/**
 * A line of a basket with its price.
 *
 * @param unitPrice of one piece, without tax
 * @param discount this line's share of the discount
 * @param tax by kind, with the reasons, and this line's share of the freight
 * @param promotions that lowered the unit price or gave the discount
 */
public record PricedLine(
        Listing listing,
        long quantity,
        Money unitPrice,
        Money discount,
        TaxedLine tax,
        List<AppliedPromotion> promotions) {
    public PricedLine {
        promotions = List.copyOf(promotions);
    }

    public Money goods() {
        return unitPrice.times(quantity);
    }

    public Money freight() {
        return tax.freightShare();
    }
}
