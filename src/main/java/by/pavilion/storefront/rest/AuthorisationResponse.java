package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent.Authorisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The state's word for the pavilion, and whether it holds now.
 *
 * @param validUntil the last day
 */
record AuthorisationResponse(
        String number,
        String issuer,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Authorisation.State state) {

    static AuthorisationResponse of(Authorisation authorisation, Instant now) {
        return new AuthorisationResponse(
                authorisation.number(),
                authorisation.issuer(),
                authorisation.validFrom(),
                authorisation.validUntil(),
                authorisation.stateAt(now));
    }
}
