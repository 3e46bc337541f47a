package by.pavilion.pricing;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.TaxBreakdown;
import by.pavilion.customs.TaxCalculator;
import by.pavilion.customs.TaxableGoods;
import by.pavilion.customs.TaxableLine;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** For merchants who think of what a buyer pays in the end: which price before tax leads there. */
@ApplicationScoped
public class PricesWithTax {
    private final Listings listings;
    private final TaxCalculator taxes;
    private final Clock clock;

    PricesWithTax(Listings listings, TaxCalculator taxes, Clock clock) {
        this.listings = listings;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * A price with tax and its parts, which come to it within a cent.
     *
     * @param date whose rates apply
     * @param price before tax, as a listing has it
     */
    public record TakenApart(Sku sku, LocalDate date, Money priceWithTax, Money price, TaxTotals tax) {}

    /**
     * Takes the price of one piece apart by today's rates. Freight is not in it.
     *
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 422 {@code no-tax-rate}, or
     *     {@code no-price-with-tax} when no price before tax leads there
     */
    public TakenApart takeApart(MerchantId merchant, Sku sku, Money priceWithTax) {
        Listing listing = listings.require(merchant, sku);
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Money price = taxes.priceBeforeTax(today, line(listing, priceWithTax));
        TaxBreakdown tax =
                taxes.tax(TaxableGoods.of(today, List.of(line(listing, price)), Money.zero(price.currency())));
        return new TakenApart(
                sku, today, priceWithTax, price, new TaxTotals(tax.tariff(), tax.consumption(), tax.vat()));
    }

    private static TaxableLine line(Listing listing, Money price) {
        return new TaxableLine(1, listing.customs().hsCode(), 1, price, listing.netContent());
    }
}
