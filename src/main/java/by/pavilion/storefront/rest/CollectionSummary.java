package by.pavilion.storefront.rest;

import by.pavilion.storefront.CollectionId;
import by.pavilion.storefront.ListedCollection;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collection without its products. */
record CollectionSummary(
        CollectionId id,
        Map<String, TextBody> texts,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    static CollectionSummary of(ListedCollection listed) {
        return new CollectionSummary(
                listed.id(),
                TextBody.of(listed.content().texts()),
                listed.content().startsAt(),
                listed.content().endsAt());
    }
}
