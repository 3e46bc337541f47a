package by.pavilion.pricing;

import by.pavilion.catalog.Categories;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What goods cost now on a channel, with the promotions that are on. It reads from memory. */
@ApplicationScoped
public class PriceList {
    private final Promotions promotions;
    private final Categories categories;

    PriceList(Promotions promotions, Categories categories) {
        this.promotions = promotions;
        this.categories = categories;
    }

    /** The promotion that a coupon code opens on a channel now. */
    public Optional<Promotion> coupon(String code, String channel) {
        return promotions.byCode(code, channel);
    }

    /** @param coupons in the order in which the buyer named them */
    public BasketPrices of(List<BasketItem> items, String channel, List<Promotion> coupons) {
        Set<MerchantId> merchants =
                items.stream().map(item -> item.listing().merchant()).collect(Collectors.toSet());
        List<BasketItem> bySku = bySku(items);
        List<Promotion> forEverybody = promotions.on(merchants, channel);
        if (forEverybody.isEmpty() && coupons.isEmpty()) {
            return BasketPrices.list(bySku);
        }
        List<PromotionRules.Line> lines = bySku.stream().map(this::line).toList();
        return BasketPrices.of(bySku, PromotionRules.apply(lines, forEverybody, coupons));
    }

    /** Each SKU once, whatever lines it stands in. */
    private static List<BasketItem> bySku(List<BasketItem> items) {
        Map<Sku, BasketItem> bySku = new LinkedHashMap<>();
        items.forEach(item -> bySku.merge(
                item.listing().sku(),
                item,
                (one, more) -> new BasketItem(one.listing(), Math.addExact(one.quantity(), more.quantity()))));
        return List.copyOf(bySku.values());
    }

    private PromotionRules.Line line(BasketItem item) {
        Listing listing = item.listing();
        return new PromotionRules.Line(
                listing.sku(),
                listing.merchant(),
                categories.path(listing.category()),
                item.quantity(),
                listing.requirePrice());
    }
}
