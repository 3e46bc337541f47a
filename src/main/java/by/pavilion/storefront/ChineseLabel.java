package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The electronic label in Chinese that stands in for the printed one in cross-border retail. What the merchant has not
 * given is absent.
 */
record ChineseLabel(
        String name,
        String brand,
        @Nullable String origin,
        String netContent,
        @Nullable String ingredients,
        @Nullable String allergens,
        String storage,
        @Nullable String shelfLife,
        @Nullable String producer,
        @Nullable String producerRegistration,
        @Nullable String use,
        @Nullable String warnings) {
    private static final String CHINESE = "zh-CN";

    static ChineseLabel of(Listing listing) {
        ListingText text = listing.texts().getOrDefault(CHINESE, ListingText.named(null));
        Integer days = listing.shelfLifeDays();
        return new ChineseLabel(
                listing.nameZh(),
                listing.brand(),
                Origin.of(listing.customs().originCountry(), CHINESE).name(),
                print(listing.netContent()),
                text.ingredients(),
                text.allergens(),
                print(listing.storage()),
                days == null ? null : days + "天",
                listing.producer(),
                listing.producerRegistration(),
                text.use(),
                text.warnings());
    }

    private static String print(NetContent content) {
        String quantity = content.quantity().toPlainString();
        return switch (content.unit()) {
            case GRAM -> quantity + "克";
            case MILLILITRE -> quantity + "毫升";
            case PIECE -> quantity + "件";
            case METRE -> quantity + "米";
        };
    }

    private static String print(Storage storage) {
        return switch (storage) {
            case AMBIENT -> "常温保存";
            case CHILLED -> "冷藏保存";
            case FROZEN -> "冷冻保存";
        };
    }
}
