package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pavilion's page as the operator sends it. */
record PutPavilionRequest(
        @NotNull
        Map<@Pattern(regexp = TextBody.LANGUAGES, message = "unknown-language") String, @NotNull @Valid TextBody> texts,

        @Nullable @Valid AuthorisationBody authorisation) {

    PageContent.Pavilion toContent() {
        return new PageContent.Pavilion(
                TextBody.toTexts(texts), authorisation == null ? null : authorisation.toAuthorisation());
    }
}
