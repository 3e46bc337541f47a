package by.pavilion.merchant.rest;

import by.pavilion.merchant.DocumentId;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A merchant's document. */
record DocumentResponse(
        DocumentId id,
        DocumentKind kind,
        String number,
        String issuer,
        Optional<String> regime,
        Optional<String> producerRegistration,
        List<String> goods,
        List<String> brands,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Instant createdAt) {

    static DocumentResponse of(MerchantDocument document) {
        return new DocumentResponse(
                document.id(),
                document.kind(),
                document.number(),
                document.issuer(),
                document.regime(),
                document.producerRegistration(),
                document.goods(),
                document.brands().names(),
                document.validFrom(),
                document.validUntil(),
                document.createdAt());
    }
}
