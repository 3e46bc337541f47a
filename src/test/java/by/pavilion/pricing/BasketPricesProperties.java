package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BasketPricesProperties {

    @Property
    void partsOfABasketCostWhatTheWholeDoes(
            @ForAll @LongRange(min = 1, max = 500_000) long unitPrice,
            @ForAll @LongRange(min = 0, max = 1_000) long discountPerMille,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 20) Long> parts) {
        long quantity = parts.stream().mapToLong(Long::longValue).sum();
        long discount = Math.multiplyExact(unitPrice, quantity) * discountPerMille / 1000;
        Sku sku = new Sku("A-1");
        BasketItem whole = new BasketItem(TestListings.listing(sku), quantity);
        BasketPrices prices = BasketPrices.of(
                List.of(whole), List.of(new PromotionRules.Outcome(fen(unitPrice), fen(discount), List.of())));

        Map<Sku, Long> before = new TreeMap<>();
        long sum = 0;
        for (long part : parts) {
            ItemPrice price = prices.of(List.of(new BasketItem(whole.listing(), part)), before)
                    .get(0);
            assertThat(price.unitPrice()).isEqualTo(fen(unitPrice));
            assertThat(price.discount().minor()).isBetween(0L, unitPrice * part);
            sum += price.discount().minor();
            before.merge(sku, part, Long::sum);
        }

        assertThat(sum).isEqualTo(discount);
    }

    private static Money fen(long amount) {
        return Money.ofMinor(amount, Money.CNY);
    }
}
