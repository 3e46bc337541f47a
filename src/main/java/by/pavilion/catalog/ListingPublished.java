package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listing went on sale: nothing speaks against it any more. */
public record ListingPublished(
        String sku,
        String merchantId,
        String productId,
        String productCode,
        String category,
        String brand,
        Map<String, String> names,
        String hsCode,
        @Nullable String gtin,
        Money price,
        Instant publishedAt)
        implements Event {

    static ListingPublished of(Listing listing) {
        return new ListingPublished(
                listing.sku().value(),
                listing.merchant().toString(),
                listing.productId().toString(),
                listing.productCode(),
                listing.category(),
                listing.brand(),
                listing.names(),
                listing.customs().hsCode(),
                listing.customs().gtin(),
                listing.requirePrice(),
                listing.updatedAt());
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "published";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return publishedAt;
    }
}
