package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the goods of a whole basket cost, promotions reckoned in. Where the basket becomes several parcels, each piece takes
 * its part of the discount along: the parts of all pieces add up to the whole, to the fen.
 */
public final class BasketPrices {
    private final Map<Sku, Goods> bySku;

    private BasketPrices(Map<Sku, Goods> bySku) {
        this.bySku = bySku;
    }

    /** All pieces of an SKU. */
    private record Goods(
            long quantity, Money unitPrice, Money discount, Map<PromotionId, AppliedPromotion> promotions) {
        /** What a whole amount comes to for the pieces after the first ones, up to another one. */
        Money share(Money whole, long from, long upTo) {
            return Money.ofMinor(part(whole, upTo) - part(whole, from), whole.currency());
        }

        private long part(Money whole, long pieces) {
            return BigInteger.valueOf(whole.minor())
                    .multiply(BigInteger.valueOf(pieces))
                    .divide(BigInteger.valueOf(quantity))
                    .longValueExact();
        }

        ItemPrice price(long from, long upTo) {
            List<AppliedPromotion> taken = new ArrayList<>();
            promotions.values().forEach(applied -> {
                Money amount = share(applied.amount(), from, upTo);
                if (!amount.isZero()) {
                    taken.add(new AppliedPromotion(applied.id(), applied.titles(), applied.couponCode(), amount));
                }
            });
            return new ItemPrice(unitPrice, share(discount, from, upTo), taken);
        }
    }

    /** @param items with different SKUs; {@code outcomes} one for each */
    static BasketPrices of(List<BasketItem> items, List<PromotionRules.Outcome> outcomes) {
        Map<Sku, Goods> bySku = new TreeMap<>();
        for (int index = 0; index < items.size(); index++) {
            BasketItem item = items.get(index);
            PromotionRules.Outcome outcome = outcomes.get(index);
            Map<PromotionId, AppliedPromotion> promotions = new TreeMap<>();
            outcome.applied().forEach(applied -> promotions.put(applied.id(), applied));
            bySku.put(
                    item.listing().sku(),
                    new Goods(item.quantity(), outcome.unitPrice(), outcome.discount(), promotions));
        }
        return new BasketPrices(bySku);
    }

    /** What goods of different SKUs cost where there is no promotion. */
    static BasketPrices list(List<BasketItem> items) {
        return of(
                items,
                items.stream()
                        .map(item -> item.listing().requirePrice())
                        .map(price -> new PromotionRules.Outcome(price, Money.zero(price.currency()), List.of()))
                        .toList());
    }

    /**
     * The prices of some of the goods.
     *
     * @param before how many pieces of each SKU have gone into earlier parcels
     */
    public List<ItemPrice> of(List<BasketItem> items, Map<Sku, Long> before) {
        Map<Sku, Long> gone = new TreeMap<>(before);
        List<ItemPrice> prices = new ArrayList<>();
        for (BasketItem item : items) {
            Sku sku = item.listing().sku();
            Goods goods = bySku.get(sku);
            if (goods == null) {
                throw new IllegalArgumentException(sku + " is not in the basket");
            }
            long from = gone.getOrDefault(sku, 0L);
            long upTo = from + item.quantity();
            prices.add(goods.price(from, upTo));
            gone.put(sku, upTo);
        }
        return Collections.unmodifiableList(prices);
    }

    /** Whether a promotion took anything off. */
    public boolean hasApplied(PromotionId promotion) {
        return bySku.values().stream().anyMatch(goods -> goods.promotions().containsKey(promotion));
    }
}
