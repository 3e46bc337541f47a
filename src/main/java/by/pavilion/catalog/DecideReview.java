package by.pavilion.catalog;

import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operator's word on a listing in review. What is approved is on sale at once, unless something has come to speak against
 * it meanwhile. What was said already changes nothing.
 */
@ApplicationScoped
public class DecideReview {
    private final ReviewStore reviews;
    private final LockedListings locked;
    private final JudgeListing judge;
    private final WriteListings writing;
    private final Clock clock;

    DecideReview(ReviewStore reviews, LockedListings locked, JudgeListing judge, WriteListings writing, Clock clock) {
        this.reviews = reviews;
        this.locked = locked;
        this.judge = judge;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * @param reason for the merchant to read; needed unless it is approved
     * @param by the caller
     * @return the review with the listing as it is now
     * @throws by.pavilion.shared.Problem 404 without such a review, 409 when it is no longer waiting, 422 without a reason
     */
    public EditedListing decide(ReviewId id, ReviewDecision decision, Optional<String> reason, String by) {
        return Transactions.retrying(() -> {
            Review asked = reviews.find(id).orElseThrow(() -> CatalogProblems.noSuchReview(id));
            LockedListings.Locked there = locked.find(asked.sku()).orElseThrow(() -> CatalogProblems.noSuchReview(id));
            Review review = reviews.find(id).orElseThrow(() -> CatalogProblems.noSuchReview(id));
            if (review.state() == decision.leadsTo()) {
                return new EditedListing(there.listing().onSale(), Optional.of(review));
            }
            if (review.state() != ReviewState.WAITING) {
                throw CatalogProblems.reviewIsOver(review.state());
            }
            if (decision != ReviewDecision.APPROVE && reason.isEmpty()) {
                throw CatalogProblems.noReasonGiven();
            }
            Instant now = clock.instant();
            EditedListing after = new EditedListing(
                    decided(there.listing().onSale(), review, decision, now),
                    Optional.of(review.decided(decision.leadsTo(), reason, now, by)));
            writing.write(List.of(new WriteListings.Change(there.row(), Optional.of(there.listing()), after)), now);
            return new EditedListing(there.row().toListing(), after.review());
        });
    }

    private Listing decided(Listing listing, Review review, ReviewDecision decision, Instant now) {
        boolean first = listing.status() == ListingStatus.IN_REVIEW;
        return switch (decision) {
            case APPROVE -> {
                Listing approved = review.onto(listing);
                yield first
                        ? approved.offered(judge.reasonsAgainst(approved), now)
                        : judge.judged(approved.updatedAt(now));
            }
            case ASK_FOR_CHANGES -> first ? listing.to(ListingStatus.DRAFT, now) : listing.updatedAt(now);
            case REJECT -> first ? listing.to(ListingStatus.RETIRED, now) : listing.updatedAt(now);
        };
    }
}
