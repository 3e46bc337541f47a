package by.pavilion.storefront.rest;

import by.pavilion.shared.IfMatch;
import by.pavilion.storefront.PageContent;
import by.pavilion.storefront.PageContent.Authorisation;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record PavilionResponse(
        Map<String, TextBody> texts, @Nullable AuthorisationResponse authorisation) {
    static PavilionResponse of(PageContent.Pavilion content, Instant now) {
        Authorisation authorisation = content.authorisation();
        return new PavilionResponse(
                TextBody.of(content.texts()),
                authorisation == null ? null : AuthorisationResponse.of(authorisation, now));
    }

    /** Its tag: whether the authorisation holds changes with the days, and the version stays. */
    String tag(long version) {
        return authorisation == null
                ? IfMatch.tag(version)
                : IfMatch.tag(version, authorisation.state().name().toLowerCase(Locale.ROOT));
    }
}
