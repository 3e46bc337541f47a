package by.pavilion.storefront.rest;

import by.pavilion.storefront.BrandId;
import by.pavilion.storefront.NamedBrand;

/** A brand without what its page says. */
record BrandSummary(BrandId id, String name) {
    static BrandSummary of(NamedBrand brand) {
        return new BrandSummary(brand.id(), brand.name());
    }
}
