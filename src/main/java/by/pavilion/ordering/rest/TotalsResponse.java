package by.pavilion.ordering.rest;

import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;

/** What an order costs, part by part. */
record TotalsResponse(Money goods, Money freight, Money discount, TaxResponse tax, Money payable) {

    record TaxResponse(Money tariff, Money consumption, Money vat, Money total) {
        static TaxResponse of(TaxTotals tax) {
            return new TaxResponse(tax.tariff(), tax.consumption(), tax.vat(), tax.total());
        }
    }

    static TotalsResponse of(Totals totals) {
        return new TotalsResponse(
                totals.goods(), totals.freight(), totals.discount(), TaxResponse.of(totals.tax()), totals.payable());
    }
}
