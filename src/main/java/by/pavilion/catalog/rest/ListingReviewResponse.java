package by.pavilion.catalog.rest;

import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.Review;
import by.pavilion.catalog.ReviewId;
import by.pavilion.catalog.ReviewState;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A review as operators see it.
 *
 * @param changed JSON pointers to what differs from what is on sale
 * @param listing as it would be on sale
 */
record ListingReviewResponse(
        ReviewId id,
        Sku sku,
        MerchantId merchantId,
        ReviewState state,
        Optional<String> reason,
        List<String> changed,
        ListingResponse listing,
        Instant createdAt,
        Optional<Instant> submittedAt,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    static ListingReviewResponse of(EditedListing listing) {
        Review review = listing.review().orElseThrow();
        return new ListingReviewResponse(
                review.id(),
                review.sku(),
                review.merchant(),
                review.state(),
                review.reason(),
                listing.proposed(),
                ListingResponse.of(listing),
                review.createdAt(),
                review.submittedAt(),
                review.decidedAt(),
                review.decidedBy());
    }
}
