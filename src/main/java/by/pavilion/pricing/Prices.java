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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What goods cost now on a channel, with the price lists and promotions that are on. It reads from memory. */
@ApplicationScoped
public class Prices {
    private final PriceLists priceLists;
    private final Promotions promotions;
    private final Categories categories;

    Prices(PriceLists priceLists, Promotions promotions, Categories categories) {
        this.priceLists = priceLists;
        this.promotions = promotions;
        this.categories = categories;
    }

    /** The goods at the prices that a channel sells them for now, promotions left out: by a price list, or their own. */
    public List<BasketItem> listed(List<BasketItem> items, String channel) {
        Map<Sku, ListedPrice> listed = priceLists.on(channel);
        return listed.isEmpty()
                ? items
                : items.stream()
                        .map(item -> new BasketItem(at(item.listing(), listed), item.quantity()))
                        .toList();
    }

    /** The same for listings, whatever is bought of them. */
    public Map<Sku, Listing> listed(Map<Sku, Listing> listings, String channel) {
        Map<Sku, ListedPrice> listed = priceLists.on(channel);
        if (listed.isEmpty()) {
            return listings;
        }
        Map<Sku, Listing> sold = new TreeMap<>();
        listings.forEach((sku, listing) -> sold.put(sku, at(listing, listed)));
        return sold;
    }

    private static Listing at(Listing listing, Map<Sku, ListedPrice> listed) {
        ListedPrice price = listed.get(listing.sku());
        return price == null ? listing : listing.at(price.price());
    }

    /** The promotion that a coupon code opens on a channel now. */
    public Optional<Promotion> coupon(String code, String channel) {
        return promotions.byCode(code, channel);
    }

    /**
     * What promotions make of prices.
     *
     * @param items as {@link #listed} gave them
     * @param coupons in the order in which the buyer named them
     */
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
    static List<BasketItem> bySku(List<BasketItem> items) {
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
