package by.pavilion.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A listing as its merchant wrote it last. What is on sale may say something else as long as a review is open.
 *
 * @param onSale what everybody else reads, as far as it is published
 * @param review the last one, open or over
 */
public record EditedListing(Listing onSale, Optional<Review> review) {

    /** The words that were written last, at the price and in the status that hold now. */
    public Listing listing() {
        return review.map(last -> last.onto(onSale)).orElse(onSale);
    }

    /** JSON pointers to what is proposed and not decided. */
    public List<String> proposed() {
        return ListingChanged.reviewedParts(onSale, listing());
    }

    Optional<Review> open() {
        return review.filter(Review::isOpen);
    }
}
