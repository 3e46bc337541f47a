package by.pavilion.storefront;

import by.pavilion.catalog.Sku;

/** A line of a change log. */
record Change(long number, Sku sku) {}
