package by.pavilion.catalog;

import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Says what of an edit holds at once and what waits for a decision. Prices and notes never wait, and neither does anything
 * where nobody reviews. What waits stands beside what is on sale, which stays there.
 */
@ApplicationScoped
class EditsUnderReview {
    private final CatalogConfig config;
    private final Ids ids;

    EditsUnderReview(CatalogConfig config, Ids ids) {
        this.config = config;
        this.ids = ids;
    }

    /**
     * What becomes of an edit, before anybody has judged it.
     *
     * @param before what is there, if anything is
     * @param wanted what the draft describes
     */
    EditedListing edited(Optional<EditedListing> before, ListingDraft draft, Listing wanted, Instant now) {
        boolean reviewed = config.review() == ReviewMode.REQUIRED;
        if (before.isEmpty()) {
            return new EditedListing(reviewed ? wanted.drafted() : wanted, Optional.empty());
        }
        Listing there = before.get().onSale();
        Optional<Review> last = before.get().review();
        Optional<Review> open = before.get().open();
        boolean seenByAll = ListingChanged.reviewedParts(there, wanted).isEmpty();
        return switch (there.status()) {
            case DRAFT, RETIRED -> new EditedListing(wanted, last);
            case IN_REVIEW ->
                seenByAll
                        ? new EditedListing(wanted, last)
                        : new EditedListing(
                                wanted.to(ListingStatus.DRAFT, now),
                                open.map(review -> review.proposing(Optional.empty()))
                                        .or(() -> last));
            case PUBLISHED, BLOCKED, PAUSED ->
                seenByAll || !reviewed
                        ? new EditedListing(wanted, open.map(Review::withdrawn).or(() -> last))
                        : new EditedListing(
                                there.sellingLike(wanted), Optional.of(proposed(there, open, draft, wanted, now)));
        };
    }

    private Review proposed(Listing there, Optional<Review> open, ListingDraft draft, Listing wanted, Instant now) {
        Optional<Review.Proposal> proposal = Optional.of(new Review.Proposal(draft.withoutOffer(), wanted.productId()));
        return open.map(review ->
                        ListingChanged.reviewedParts(review.onto(there), wanted).isEmpty()
                                ? review
                                : review.proposing(proposal))
                .orElseGet(() -> Review.of(new ReviewId(ids.next()), wanted, proposal, now));
    }
}
