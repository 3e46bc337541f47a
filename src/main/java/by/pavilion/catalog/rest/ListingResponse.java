package by.pavilion.catalog.rest;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingStatus;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.Medium;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.ProductId;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.Storage;
import by.pavilion.catalog.VariantOption;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listing as its merchant sees it, in all languages at once. */
record ListingResponse(
        Sku sku,
        ProductId productId,
        String productCode,
        String category,
        String brand,
        Map<String, ListingText> texts,
        CustomsData customs,
        long netWeightGrams,
        long grossWeightGrams,
        String content,
        NetContent netContent,
        Storage storage,
        @Nullable Integer shelfLifeDays,
        @Nullable String producer,
        @Nullable String producerRegistration,
        @Nullable Money price,
        @Nullable String note,
        List<VariantOption> options,
        Map<String, AttributeValue> attributes,
        List<Medium> media,
        ListingStatus status,
        List<ReasonBody> reasons,
        Optional<ReviewBody> review,
        Instant createdAt,
        Instant updatedAt) {

    static ListingResponse of(EditedListing edited) {
        Listing listing = edited.listing();
        return new ListingResponse(
                listing.sku(),
                listing.productId(),
                listing.productCode(),
                listing.category(),
                listing.brand(),
                listing.texts(),
                listing.customs(),
                listing.netWeightGrams(),
                listing.grossWeightGrams(),
                listing.content(),
                listing.netContent(),
                listing.storage(),
                listing.shelfLifeDays(),
                listing.producer(),
                listing.producerRegistration(),
                listing.price(),
                listing.note(),
                listing.presentation().options(),
                listing.presentation().attributes(),
                listing.presentation().media(),
                listing.status(),
                ReasonBody.of(listing.reasons()),
                ReviewBody.of(edited),
                listing.createdAt(),
                listing.updatedAt());
    }
}
