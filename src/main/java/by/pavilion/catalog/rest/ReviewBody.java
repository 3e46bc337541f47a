package by.pavilion.catalog.rest;

import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.Review;
import by.pavilion.catalog.ReviewId;
import by.pavilion.catalog.ReviewState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last review of a listing, as its merchant sees it. {@code changed} points to what is not on sale yet. */
record ReviewBody(
        ReviewId id,
        ReviewState state,
        Optional<String> reason,
        List<String> changed,
        Instant createdAt,
        Optional<Instant> submittedAt,
        Optional<Instant> decidedAt) {

    static Optional<ReviewBody> of(EditedListing listing) {
        return listing.review().map(review -> of(review, listing.proposed()));
    }

    private static ReviewBody of(Review review, List<String> changed) {
        return new ReviewBody(
                review.id(),
                review.state(),
                review.reason(),
                changed,
                review.createdAt(),
                review.submittedAt(),
                review.decidedAt());
    }
}
