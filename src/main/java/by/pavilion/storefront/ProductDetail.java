package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.NetContent;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A product on a page of its own, on the wire. Texts are in the reader's language or the nearest one that has them; the
 * electronic label is Chinese for everyone.
 */
record ProductDetail(
        String id,
        String name,
        String brand,
        ProductItem.CategoryName category,
        @Nullable String description,
        Money price,
        boolean inStock,
        List<VariantDetail> variants) {

    /** One SKU of it. */
    record VariantDetail(
            String sku,
            String name,
            @Nullable String gtin,
            String content,
            NetContent netContent,
            long netWeightGrams,
            long grossWeightGrams,
            String storage,
            @Nullable Integer shelfLifeDays,
            Origin origin,
            @Nullable String ingredients,
            @Nullable String allergens,
            @Nullable String use,
            @Nullable String warnings,
            @Nullable String producer,
            @Nullable ProducerId producerId,
            Money price,
            @Nullable Money compareAtPrice,
            boolean inStock,
            List<Presented.Option> options,
            List<Presented.Attribute> attributes,
            List<Presented.Media> media,
            ChineseLabel label) {

        static VariantDetail of(Variant variant, String language, CategoryTree categories) {
            Listing listing = variant.listing();
            String producer = listing.producer();
            return new VariantDetail(
                    listing.sku().value(),
                    listing.nameFor(language),
                    listing.customs().gtin(),
                    listing.content(),
                    listing.netContent(),
                    listing.netWeightGrams(),
                    listing.grossWeightGrams(),
                    listing.storage().name(),
                    listing.shelfLifeDays(),
                    Origin.of(listing.customs().originCountry(), language),
                    text(listing, language, ListingText::ingredients),
                    text(listing, language, ListingText::allergens),
                    text(listing, language, ListingText::use),
                    text(listing, language, ListingText::warnings),
                    producer,
                    producer == null ? null : ProducerId.of(producer),
                    listing.requirePrice(),
                    variant.compareAtPrice().orElse(null),
                    variant.inStock(),
                    Presented.options(listing, language),
                    Presented.attributes(listing, language, categories),
                    Presented.media(listing, language),
                    ChineseLabel.of(listing));
        }
    }

    static ProductDetail of(Product product, String language, CategoryTree categories) {
        Listing main = product.main();
        return new ProductDetail(
                product.id().toString(),
                main.nameFor(language),
                main.brand(),
                ProductItem.CategoryName.of(main.category(), language, categories),
                text(main, language, ListingText::description),
                product.price(),
                product.inStock(),
                product.variants().stream()
                        .map(variant -> VariantDetail.of(variant, language, categories))
                        .toList());
    }

    private static @Nullable String text(
            Listing listing, String language, Function<ListingText, @Nullable String> part) {
        for (String candidate : Listing.fallbacks(language)) {
            ListingText text = listing.texts().get(candidate);
            String found = text == null ? null : part.apply(text);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
