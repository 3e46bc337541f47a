package by.pavilion.storefront.rest;

import by.pavilion.storefront.BrandId;
import by.pavilion.storefront.PageContent;
import java.util.Map;

/** @param name as listings write it */
record BrandResponse(BrandId id, String name, Map<String, TextBody> texts) {
    static BrandResponse of(BrandId id, String name, PageContent.Brand content) {
        return new BrandResponse(id, name, TextBody.of(content.texts()));
    }
}
