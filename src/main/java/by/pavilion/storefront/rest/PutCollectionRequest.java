package by.pavilion.storefront.rest;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.PageContent;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collection as the operator sends it; what is read-only in {@link CollectionResponse} is ignored. */
@JsonIgnoreProperties("id")
record PutCollectionRequest(
        @NotNull
        Map<@Pattern(regexp = TextBody.LANGUAGES, message = "unknown-language") String, @NotNull @Valid TextBody> texts,

        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @NotNull @Size(max = 200) List<@NotNull ProductId> products) {

    PageContent.Collection toContent() {
        return new PageContent.Collection(TextBody.toTexts(texts), startsAt, endsAt, products);
    }
}
