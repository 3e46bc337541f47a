package by.pavilion.catalog;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of reviews, for operators. */
@ApplicationScoped
@Transactional
public class Reviews {
    private final ReviewStore store;
    private final Listings listings;

    Reviews(ReviewStore store, Listings listings) {
        this.store = store;
        this.listings = listings;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none */
    public void require(ReviewId id) {
        if (store.find(id).isEmpty()) {
            throw CatalogProblems.noSuchReview(id);
        }
    }

    /** Reviews in a state with their listings as they are now, the oldest first. */
    public Page<EditedListing> page(ReviewState state, @Nullable String cursor, int limit) {
        long after = cursor == null ? Long.MIN_VALUE : Cursor.parseLong(cursor);
        Page<Review> page = Page.of(
                store.page(state, after, limit + 1),
                limit,
                review -> Cursor.print(review.id().value()));
        Map<Sku, Listing> there =
                listings.findAll(page.items().stream().map(Review::sku).toList());
        return page.map(review -> new EditedListing(
                Optional.ofNullable(there.get(review.sku()))
                        .orElseThrow(() -> new IllegalStateException(review.id() + " has no listing")),
                Optional.of(review)));
    }
}
