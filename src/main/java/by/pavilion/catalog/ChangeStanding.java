package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A merchant takes its listing off sale, for a time or for good, or puts it back after a pause. It holds at once; orders that
 * exist go on. What was said already changes nothing.
 */
@ApplicationScoped
public class ChangeStanding {
    private final LockedListings locked;
    private final JudgeListing judge;
    private final WriteListings writing;
    private final Clock clock;

    ChangeStanding(LockedListings locked, JudgeListing judge, WriteListings writing, Clock clock) {
        this.locked = locked;
        this.judge = judge;
        this.writing = writing;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none of this merchant, 409 when it cannot go there from where it is */
    public EditedListing put(MerchantId merchant, Sku sku, Standing standing) {
        return Transactions.retrying(() -> put(locked.require(merchant, sku), standing));
    }

    /**
     * Takes it off sale for good.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none of this merchant, 428 or 412 by version
     */
    public EditedListing retire(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch) {
        return Transactions.retrying(() -> {
            LockedListings.Locked there = locked.require(merchant, sku);
            IfMatch.check(ifMatch, there.listing().onSale().version());
            return put(there, Standing.RETIRED);
        });
    }

    private EditedListing put(LockedListings.Locked there, Standing standing) {
        EditedListing before = there.listing();
        Listing listing = before.onSale();
        ListingStatus status = listing.status();
        if (isThere(status, standing)) {
            return before;
        }
        boolean mayGo =
                switch (standing) {
                    case PUBLISHED -> status == ListingStatus.PAUSED;
                    case PAUSED -> status.next().contains(ListingStatus.PAUSED);
                    case RETIRED -> status.next().contains(ListingStatus.RETIRED);
                };
        if (!mayGo) {
            throw CatalogProblems.notInThatStatus(status);
        }
        Instant now = clock.instant();
        Listing moved =
                switch (standing) {
                    case PUBLISHED -> listing.offered(judge.reasonsAgainst(listing), now);
                    case PAUSED -> listing.to(ListingStatus.PAUSED, now);
                    case RETIRED -> listing.to(ListingStatus.RETIRED, now);
                };
        Optional<Review> review = standing == Standing.RETIRED
                ? before.open().map(Review::withdrawn).or(before::review)
                : before.review();
        writing.write(
                List.of(new WriteListings.Change(there.row(), Optional.of(before), new EditedListing(moved, review))),
                now);
        return new EditedListing(there.row().toListing(), review);
    }

    private static boolean isThere(ListingStatus status, Standing standing) {
        return switch (standing) {
            case PUBLISHED -> status.isOffered();
            case PAUSED -> status == ListingStatus.PAUSED;
            case RETIRED -> status == ListingStatus.RETIRED;
        };
    }
}
