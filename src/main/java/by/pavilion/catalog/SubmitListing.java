package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands a listing in for an operator's decision: one that was never on sale, one that was retired, or what is proposed for one
 * that is on sale. What an operator could not publish anyway is told before anybody looks at it.
 */
@ApplicationScoped
public class SubmitListing {
    private final LockedListings locked;
    private final JudgeListing judge;
    private final WriteListings writing;
    private final Ids ids;
    private final Clock clock;

    SubmitListing(LockedListings locked, JudgeListing judge, WriteListings writing, Ids ids, Clock clock) {
        this.locked = locked;
        this.judge = judge;
        this.writing = writing;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Hands it in; what is in review already stays there.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none of this merchant, 409 with every obstacle, 409 when nothing is
     *     proposed
     */
    public EditedListing submit(MerchantId merchant, Sku sku) {
        return Transactions.retrying(() -> {
            LockedListings.Locked there = locked.require(merchant, sku);
            EditedListing before = there.listing();
            Listing listing = before.onSale();
            if (before.open()
                    .filter(review -> review.state() == ReviewState.WAITING)
                    .isPresent()) {
                return before;
            }
            boolean first = !listing.status().isDecided();
            if (!first && before.proposed().isEmpty()) {
                throw CatalogProblems.nothingToReview(sku);
            }
            List<BlockingReason> obstacles = new ArrayList<>(judge.reasonsAgainst(before.listing()));
            if (first) {
                obstacles.addAll(judge.reasonsAgainstFirst(listing));
            }
            if (!obstacles.isEmpty()) {
                throw CatalogProblems.notReady(sku, obstacles);
            }
            Instant now = clock.instant();
            Review review = before.open()
                    .orElseGet(() -> Review.of(new ReviewId(ids.next()), listing, Optional.empty(), now))
                    .submitted(now);
            Listing handedIn = first ? listing.to(ListingStatus.IN_REVIEW, now) : listing.updatedAt(now);
            writing.write(
                    List.of(new WriteListings.Change(
                            there.row(), Optional.of(before), new EditedListing(handedIn, Optional.of(review)))),
                    now);
            return new EditedListing(there.row().toListing(), Optional.of(review));
        });
    }
}
