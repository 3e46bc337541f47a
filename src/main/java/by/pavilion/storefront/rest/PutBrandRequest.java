package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** A brand's page as the operator sends it; what is read-only in {@link BrandResponse} is ignored. */
@JsonIgnoreProperties({"id", "name"})
record PutBrandRequest(
        @NotNull
        Map<@Pattern(regexp = TextBody.LANGUAGES, message = "unknown-language") String, @NotNull @Valid TextBody>
                texts) {

    PageContent.Brand toContent() {
        return new PageContent.Brand(TextBody.toTexts(texts));
    }
}
