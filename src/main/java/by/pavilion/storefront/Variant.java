package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * A published listing at the price that the storefront sells it for now, and whether it is there to be sold.
 *
 * @param compareAtPrice what it cost before, to be shown struck through
 */
record Variant(Listing listing, boolean inStock, Optional<Money> compareAtPrice) {}
