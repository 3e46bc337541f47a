package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.TaxableLine;
import by.pavilion.customs.TestTaxes;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Map;

/** Prices of whole baskets by the rates of {@link TestTaxes}, for tests without a database. */
public final class TestBaskets {
    private TestBaskets() {}

    /**
     * What a quote says of a basket.
     *
     * @param items goods of a category of their own below all food
     * @param promotions for everybody; {@code coupons} that the buyer names
     */
    public static LandedPrice quoted(
            List<BasketItem> items,
            List<Promotion> promotions,
            List<Promotion> coupons,
            CustomsMode mode,
            Money freight) {
        List<BasketItem> bySku = Prices.bySku(items);
        List<PromotionRules.Line> lines = bySku.stream().map(TestBaskets::line).toList();
        List<ItemPrice> prices = BasketPrices.of(bySku, PromotionRules.apply(lines, promotions, coupons))
                .of(items, Map.of());
        return priced(items, prices, mode, freight);
    }

    /** A basket at these prices, one for each item. */
    public static LandedPrice priced(List<BasketItem> items, List<ItemPrice> prices, CustomsMode mode, Money freight) {
        List<TaxableLine> taxable = LandedCost.taxable(items, LandedCost.unitPrices(prices));
        return LandedCost.landed(items, prices, mode, freight, TestTaxes.of(taxable, freight));
    }

    /** The lines of a basket as they are taxed. */
    public static List<TaxableLine> taxable(LandedPrice price) {
        return LandedCost.taxable(
                price.lines().stream()
                        .map(line -> new BasketItem(line.listing(), line.quantity()))
                        .toList(),
                price.lines().stream().map(PricedLine::unitPrice).toList());
    }

    private static PromotionRules.Line line(BasketItem item) {
        return new PromotionRules.Line(
                item.listing().sku(),
                item.listing().merchant(),
                List.of(item.listing().category(), "food"),
                item.quantity(),
                item.listing().requirePrice());
    }
}
