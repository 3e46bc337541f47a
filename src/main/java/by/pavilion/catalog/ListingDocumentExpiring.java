package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A document ends soon without which a listing cannot be on sale.
 *
 * @param validUntil the first day, in China, on which it is no longer valid
 * @param reasons the codes of what would block the listing from then on
 */
public record ListingDocumentExpiring(
        String sku,
        String merchantId,
        String documentId,
        String kind,
        LocalDate validUntil,
        List<String> reasons,
        Instant warnedAt)
        implements Event {

    static ListingDocumentExpiring of(
            Listing listing, RejudgementStore.Ending ending, List<BlockingReason> reasons, Instant at) {
        return new ListingDocumentExpiring(
                listing.sku().value(),
                listing.merchant().toString(),
                ending.document().toString(),
                ending.kind().name(),
                ending.end(),
                reasons.stream().map(BlockingReason::code).toList(),
                at);
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "document-expiring";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return warnedAt;
    }
}
