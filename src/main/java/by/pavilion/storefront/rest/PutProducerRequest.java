package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** A producer's page as the operator sends it; what is read-only in {@link ProducerResponse} is ignored. */
@JsonIgnoreProperties({"id", "name"})
record PutProducerRequest(
        @NotNull
        Map<@Pattern(regexp = TextBody.LANGUAGES, message = "unknown-language") String, @NotNull @Valid TextBody>
                texts) {

    PageContent.Producer toContent() {
        return new PageContent.Producer(TextBody.toTexts(texts));
    }
}
