package by.pavilion.merchant.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A merchant-to-be. */
record InviteMerchantRequest(
        @NotBlank @Size(max = 250) @Plain String name,

        @Pattern(regexp = "[A-Z]{2}", message = "country-form") @Nullable
        String country) {

    String countryOrOurs() {
        return country == null ? "BY" : country;
    }
}
