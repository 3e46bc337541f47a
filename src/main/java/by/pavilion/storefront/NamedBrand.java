package by.pavilion.storefront;

/**
 * A brand in a list of them.
 *
 * @param name as listings write it
 */
public record NamedBrand(BrandId id, String name) {}
