package by.pavilion.merchant.rest;

import by.pavilion.merchant.BrandNames;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.KeepDocument;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document as its merchant hands it in. */
record HandInDocumentRequest(
        @NotNull DocumentKind kind,
        @NotBlank @Size(max = 60) @Plain String number,
        @NotBlank @Size(max = 200) @Plain String issuer,

        @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "malformed") @Nullable
        String regime,

        @Size(max = 60) @Plain @Pattern(regexp = "\\S(.*\\S)?", message = "malformed") @Nullable
        String producerRegistration,

        @Size(max = 20) @Nullable List<@NotNull @Pattern(regexp = "[0-9]{2,10}", message = "malformed") String> goods,

        @Size(max = 20) @Nullable
        List<@NotNull @Size(max = 100) @Plain @Pattern(regexp = BrandNames.FORM, message = "malformed") String> brands,

        @NotNull LocalDate validFrom,
        @Nullable LocalDate validUntil,

        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?([/?#][!-~]*)?", message = "malformed")
        String file) {

    KeepDocument.Particulars toParticulars() {
        return new KeepDocument.Particulars(
                kind,
                number,
                issuer,
                Optional.ofNullable(regime),
                Optional.ofNullable(producerRegistration),
                goods == null ? List.of() : goods,
                brands == null ? BrandNames.ALL : new BrandNames(brands),
                validFrom,
                Optional.ofNullable(validUntil));
    }
}
