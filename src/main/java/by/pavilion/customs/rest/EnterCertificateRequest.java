package by.pavilion.customs.rest;

import by.pavilion.customs.export.CertificateKind;
import by.pavilion.customs.export.EnterCertificate;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A certificate as an operator copies it from the paper. */
record EnterCertificateRequest(
        @NotNull CertificateKind kind,
        @NotBlank @Size(max = 40) @Plain String number,
        @NotNull LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        @NotBlank @Size(max = 200) @Plain String issuer) {

    EnterCertificate.Particulars toParticulars() {
        return new EnterCertificate.Particulars(kind, number.strip(), issuedOn, validUntil, issuer.strip());
    }
}
