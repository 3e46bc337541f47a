package by.pavilion.catalog;

/** A line of the change log: something about the SKU's listing changed. Numbers may become visible out of order. */
public record ListingChange(long number, Sku sku) {}
