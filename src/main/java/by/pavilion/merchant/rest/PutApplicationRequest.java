package by.pavilion.merchant.rest;

import by.pavilion.merchant.Apply;
import by.pavilion.merchant.SaveMerchant;
import by.pavilion.shared.rest.Plain;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application as the merchant writes it; what is read-only in {@link ApplicationResponse} is ignored. */
@JsonIgnoreProperties({"merchant", "status", "statusReasons", "statusSince", "createdAt", "updatedAt"})
record PutApplicationRequest(
        @NotBlank @Size(max = 250) @Plain String name,
        @Size(min = 1, max = 250) @Plain @Nullable String legalName,
        @Size(min = 1, max = 60) @Plain @Nullable String registrationNumber,

        @Pattern(regexp = "[A-Z]{2}", message = "country-form") @Nullable
        String country,

        @Valid @Nullable ContactBody contact,

        @Pattern(regexp = "[A-Z0-9]{8,34}", message = "malformed") @Nullable
        String bankReference) {

    Apply.Particulars toParticulars() {
        return new Apply.Particulars(
                new SaveMerchant.Particulars(name, legalName, registrationNumber, country == null ? "BY" : country),
                Optional.ofNullable(contact).map(ContactBody::toContact),
                Optional.ofNullable(bankReference));
    }

    @Override
    public String toString() {
        return "PutApplicationRequest";
    }
}
