package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A listing is no longer on sale.
 *
 * @param reasons the codes of what blocks it; {@code paused} or {@code retired} when its merchant took it off sale
 */
public record ListingWithdrawn(
        String sku, String merchantId, String productId, List<String> reasons, Instant withdrawnAt) implements Event {

    static ListingWithdrawn of(Listing listing) {
        return new ListingWithdrawn(
                listing.sku().value(),
                listing.merchant().toString(),
                listing.productId().toString(),
                listing.status().isOffered()
                        ? listing.reasons().stream().map(BlockingReason::code).toList()
                        : List.of(listing.status().name().toLowerCase(Locale.ROOT)),
                listing.updatedAt());
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "withdrawn";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return withdrawnAt;
    }
}
