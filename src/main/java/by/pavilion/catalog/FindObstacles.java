package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Looks for everything at once that keeps a listing from its buyers, before it is handed in or afterwards. */
@ApplicationScoped
public class FindObstacles {
    private final EditedListings listings;
    private final JudgeListing judge;

    FindObstacles(EditedListings listings, JudgeListing judge) {
        this.listings = listings;
        this.judge = judge;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none of this merchant */
    public Obstacles find(MerchantId merchant, Sku sku) {
        return of(listings.require(merchant, sku));
    }

    public Obstacles of(EditedListing listing) {
        Listing edited = listing.listing();
        List<BlockingReason> warnings = Stream.concat(
                        judge.reasonsAgainstFirst(edited).stream(), judge.hints(edited).stream())
                .toList();
        return new Obstacles(listing, judge.reasonsAgainst(edited), warnings);
    }
}
