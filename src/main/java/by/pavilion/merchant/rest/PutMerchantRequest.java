package by.pavilion.merchant.rest;

import by.pavilion.merchant.SaveMerchant;
import by.pavilion.shared.rest.Plain;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A merchant as the operator sends it; what is read-only in {@link MerchantResponse} is ignored. */
@JsonIgnoreProperties({"id", "status", "statusReasons", "statusSince", "createdAt", "updatedAt"})
record PutMerchantRequest(
        @NotBlank @Size(max = 250) @Plain String name,
        @Size(max = 250) @Plain @Nullable String legalName,
        @Size(max = 60) @Plain @Nullable String registrationNumber,

        @Pattern(regexp = "[A-Z]{2}", message = "country-form") @Nullable
        String country) {

    SaveMerchant.Particulars toParticulars() {
        return new SaveMerchant.Particulars(name, legalName, registrationNumber, country == null ? "BY" : country);
    }
}
