package by.pavilion.pricing;

import by.pavilion.catalog.Listing;

/** Pieces of one listing that somebody would like to buy. */
public record BasketItem(Listing listing, long quantity) {
    public BasketItem {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a quantity is positive: " + quantity + " of " + listing.sku());
        }
    }

    long grossWeightGrams() {
        return Math.multiplyExact(listing.grossWeightGrams(), quantity);
    }
}
