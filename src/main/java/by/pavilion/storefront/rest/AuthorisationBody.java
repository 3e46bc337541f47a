package by.pavilion.storefront.rest;

import by.pavilion.shared.rest.Plain;
import by.pavilion.storefront.PageContent.Authorisation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The state's word for the pavilion, on the wire. */
record AuthorisationBody(
        @NotBlank @Size(max = 60) @Plain String number,
        @NotBlank @Size(max = 250) @Plain String issuer,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    static AuthorisationBody of(Authorisation authorisation) {
        return new AuthorisationBody(
                authorisation.number(), authorisation.issuer(), authorisation.validFrom(), authorisation.validUntil());
    }

    Authorisation toAuthorisation() {
        return new Authorisation(number, issuer, validFrom, validUntil);
    }
}
