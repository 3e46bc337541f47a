package by.pavilion.catalog.rest;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingStatus;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.ProductId;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.Storage;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        ListingStatus status,
        List<Reason> reasons,
        Instant createdAt,
        Instant updatedAt) {

    /** What blocks publishing, and what to do about it, by language. */
    record Reason(String code, String pointer, Map<String, String> messages, Map<String, String> remedies) {
        static Reason of(BlockingReason reason) {
            return new Reason(
                    reason.code(),
                    reason.pointer(),
                    texts("reason." + reason.code(), reason),
                    texts("reason." + reason.code() + ".remedy", reason));
        }

        private static Map<String, String> texts(String key, BlockingReason reason) {
            Map<String, String> texts = new TreeMap<>();
            for (String language : Messages.LANGUAGES) {
                Messages.find(language, key, new HashMap<>(reason.facts()))
                        .ifPresent(text -> texts.put(language, text));
            }
            return texts;
        }
    }

    static ListingResponse of(Listing listing) {
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
                listing.status(),
                listing.reasons().stream().map(Reason::of).toList(),
                listing.createdAt(),
                listing.updatedAt());
    }
}
