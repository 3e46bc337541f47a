package by.pavilion.customs.export;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that was issued for a consignment or its goods, as an operator has entered it.
 *
 * @param validUntil the first day on which it is no longer valid; null when it says none
 */
public record IssuedCertificate(
        CertificateId id,
        CertificateKind kind,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        String issuer,
        Instant enteredAt) {
    /** The most that one consignment has. */
    static final int MOST = 50;

    boolean isValidOn(LocalDate day) {
        return validUntil == null || day.isBefore(validUntil);
    }
}
