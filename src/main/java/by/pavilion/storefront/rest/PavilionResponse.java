package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent;
import by.pavilion.storefront.PageContent.Authorisation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record PavilionResponse(
        Map<String, TextBody> texts, @Nullable AuthorisationBody authorisation) {
    static PavilionResponse of(PageContent.Pavilion content) {
        Authorisation authorisation = content.authorisation();
        return new PavilionResponse(
                TextBody.of(content.texts()), authorisation == null ? null : AuthorisationBody.of(authorisation));
    }
}
