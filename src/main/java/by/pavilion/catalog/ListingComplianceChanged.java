package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/**
 * Something else speaks against selling a listing than before, or nothing any more.
 *
 * @param reasons the codes of what does
 * @param previousReasons the codes of what did
 */
public record ListingComplianceChanged(
        String sku,
        String merchantId,
        String productId,
        String status,
        List<String> reasons,
        List<String> previousReasons,
        Instant changedAt)
        implements Event {

    static ListingComplianceChanged of(Listing before, Listing after) {
        return new ListingComplianceChanged(
                after.sku().value(),
                after.merchant().toString(),
                after.productId().toString(),
                after.status().name(),
                codes(after),
                codes(before),
                after.updatedAt());
    }

    static boolean isBetween(Listing before, Listing after) {
        return !codes(before).equals(codes(after));
    }

    private static List<String> codes(Listing listing) {
        return listing.reasons().stream()
                .map(BlockingReason::code)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "compliance-changed";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
