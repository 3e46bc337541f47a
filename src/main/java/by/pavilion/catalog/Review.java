package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a merchant wants to have on sale and an operator decides on.
 *
 * @param proposal what the listing shall say; empty when it was never on sale, and is itself what is looked at
 * @param reason the operator's, for the merchant to read
 * @param decidedBy the caller
 */
public record Review(
        ReviewId id,
        Sku sku,
        MerchantId merchant,
        ReviewState state,
        Optional<Proposal> proposal,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> submittedAt,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    /** Checked words of a listing, without its price, and the product that they would belong to. */
    public record Proposal(ListingDraft draft, ProductId product) {}

    /** A review that has just begun. */
    static Review of(ReviewId id, Listing listing, Optional<Proposal> proposal, Instant at) {
        return new Review(
                id,
                listing.sku(),
                listing.merchant(),
                ReviewState.PROPOSED,
                proposal,
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The listing as its merchant wrote it last. */
    Listing onto(Listing there) {
        return proposal.filter(wanted -> isOpen())
                .map(wanted -> wanted.draft()
                        .toListing(
                                there.sku(), there.merchant(), wanted.product(), Optional.of(there), there.updatedAt())
                        .standingLike(there))
                .orElse(there);
    }

    /** The same about other words; an operator who waits for them need not decide on the old ones. */
    Review proposing(Optional<Proposal> other) {
        return new Review(
                id,
                sku,
                merchant,
                state == ReviewState.WAITING ? follower(ReviewState.PROPOSED) : state,
                other,
                reason,
                createdAt,
                submittedAt,
                decidedAt,
                decidedBy);
    }

    Review submitted(Instant at) {
        return new Review(
                id,
                sku,
                merchant,
                follower(ReviewState.WAITING),
                proposal,
                reason,
                createdAt,
                Optional.of(at),
                decidedAt,
                decidedBy);
    }

    Review decided(ReviewState outcome, Optional<String> why, Instant at, String by) {
        return new Review(
                id,
                sku,
                merchant,
                follower(outcome),
                proposal,
                why,
                createdAt,
                submittedAt,
                Optional.of(at),
                Optional.of(by));
    }

    Review withdrawn() {
        return new Review(
                id,
                sku,
                merchant,
                follower(ReviewState.WITHDRAWN),
                proposal,
                reason,
                createdAt,
                submittedAt,
                decidedAt,
                decidedBy);
    }

    private ReviewState follower(ReviewState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException(id + " cannot go from " + state + " to " + next);
        }
        return next;
    }
}
