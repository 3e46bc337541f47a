package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product in a list, on the wire.
 *
 * @param price without tax; the lowest of the variants
 * @param image the first picture of its first variant that has one
 */
record ProductItem(
        String id,
        String name,
        String brand,
        CategoryName category,
        Money price,
        boolean inStock,
        Presented.@Nullable Picture image,
        List<VariantItem> variants) {

    /** A category with its name. */
    record CategoryName(String code, String name) {
        static CategoryName of(String code, String language, CategoryTree categories) {
            return new CategoryName(code, categories.name(code, language));
        }
    }

    /** One SKU of it. {@code compareAtPrice} is to be shown struck through. */
    record VariantItem(
            String sku,
            String name,
            String content,
            Money price,
            @Nullable Money compareAtPrice,
            boolean inStock) {
        static VariantItem of(Variant variant, String language) {
            Listing listing = variant.listing();
            return new VariantItem(
                    listing.sku().value(),
                    listing.nameFor(language),
                    listing.content(),
                    listing.requirePrice(),
                    variant.compareAtPrice().orElse(null),
                    variant.inStock());
        }
    }

    static ProductItem of(Product product, String language, CategoryTree categories) {
        Listing main = product.main();
        return new ProductItem(
                product.id().toString(),
                main.nameFor(language),
                main.brand(),
                CategoryName.of(main.category(), language, categories),
                product.price(),
                product.inStock(),
                Presented.picture(product, language).orElse(null),
                product.variants().stream()
                        .map(variant -> VariantItem.of(variant, language))
                        .toList());
    }
}
