package by.pavilion.storefront.rest;

import by.pavilion.shared.rest.Plain;
import by.pavilion.storefront.PageContent.Authorisation;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The state's word for the pavilion as the operator sends it; what {@link AuthorisationResponse} adds is ignored. */
@JsonIgnoreProperties("state")
record AuthorisationBody(
        @NotBlank @Size(max = 60) @Plain String number,
        @NotBlank @Size(max = 250) @Plain String issuer,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    Authorisation toAuthorisation() {
        return new Authorisation(number, issuer, validFrom, validUntil);
    }
}
