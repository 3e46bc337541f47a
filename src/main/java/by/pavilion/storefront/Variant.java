package by.pavilion.storefront;

import by.pavilion.catalog.Listing;

/** A published listing, and whether it is there to be sold. */
record Variant(Listing listing, boolean inStock) {}
