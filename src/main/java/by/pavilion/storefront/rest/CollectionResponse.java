package by.pavilion.storefront.rest;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.CollectionId;
import by.pavilion.storefront.PageContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record CollectionResponse(
        CollectionId id,
        Map<String, TextBody> texts,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<ProductId> products) {

    static CollectionResponse of(CollectionId id, PageContent.Collection content) {
        return new CollectionResponse(
                id, TextBody.of(content.texts()), content.startsAt(), content.endsAt(), content.products());
    }
}
