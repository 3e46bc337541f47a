package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import java.util.List;

/**
 * What a promotion is for, among its merchant's goods.
 *
 * @param skus and {@code categories} with what is below them: goods of either; all goods when both are empty
 * @param channels all when empty
 */
public record PromotionScope(List<Sku> skus, List<String> categories, List<String> channels) {
    public PromotionScope {
        skus = List.copyOf(skus);
        categories = List.copyOf(categories);
        channels = List.copyOf(channels);
    }

    boolean includes(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    /** @param path the category of the goods and those above it */
    boolean includes(Sku sku, List<String> path) {
        return (skus.isEmpty() && categories.isEmpty())
                || skus.contains(sku)
                || path.stream().anyMatch(categories::contains);
    }
}
