package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal of the catalogue. */
final class CatalogProblems {
    static final ProblemType NO_SUCH_LISTING = new ProblemType("no-such-listing", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    static final ProblemType NO_SUCH_REVIEW = new ProblemType("no-such-review", 404);
    static final ProblemType NOTHING_TO_REVIEW = new ProblemType("nothing-to-review", 409);
    static final ProblemType LISTING_NOT_READY = new ProblemType("listing-not-ready", 409);
    static final ProblemType LISTING_NOT_IN_THAT_STATUS = new ProblemType("listing-not-in-that-status", 409);
    static final ProblemType REVIEW_IS_OVER = new ProblemType("review-is-over", 409);

    private CatalogProblems() {}

    /** Also when it belongs to another merchant. */
    static Problem noSuchListing(Sku sku) {
        return NO_SUCH_LISTING.with("sku", sku.value());
    }

    static Problem noSuchReview(ReviewId id) {
        return NO_SUCH_REVIEW.with("reviewId", id.toString());
    }

    /** What is on sale is what the merchant wrote last. */
    static Problem nothingToReview(Sku sku) {
        return NOTHING_TO_REVIEW.with("sku", sku.value());
    }

    /** Every obstacle at once. */
    static Problem notReady(Sku sku, List<BlockingReason> obstacles) {
        return at(
                LISTING_NOT_READY.with("sku", sku.value()),
                obstacles.stream()
                        .map(obstacle ->
                                new FieldError(obstacle.pointer(), obstacle.code(), Map.copyOf(obstacle.facts())))
                        .toList());
    }

    static Problem notInThatStatus(ListingStatus status) {
        return LISTING_NOT_IN_THAT_STATUS.with("listingStatus", status);
    }

    static Problem reviewIsOver(ReviewState state) {
        return REVIEW_IS_OVER.with("reviewState", state);
    }

    static Problem noReasonGiven() {
        return VALIDATION.at("/reason", "required");
    }

    static Problem wrong(List<FieldError> errors) {
        return at(VALIDATION.problem(), errors);
    }

    private static Problem at(Problem problem, List<FieldError> errors) {
        Problem told = problem;
        for (FieldError error : errors) {
            told = told.at(error);
        }
        return told;
    }
}
