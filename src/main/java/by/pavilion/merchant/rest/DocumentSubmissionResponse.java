package by.pavilion.merchant.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.DocumentId;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.DocumentSubmission;
import by.pavilion.merchant.DocumentSubmissionId;
import by.pavilion.merchant.DocumentSubmissionState;
import by.pavilion.merchant.KeepDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A document that a merchant has handed in, and what became of it. */
record DocumentSubmissionResponse(
        DocumentSubmissionId id,
        MerchantId merchant,
        DocumentKind kind,
        String number,
        String issuer,
        Optional<String> regime,
        Optional<String> producerRegistration,
        List<String> goods,
        List<String> brands,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String file,
        DocumentSubmissionState state,
        List<String> reasons,
        Optional<DocumentId> document,
        Instant createdAt,
        Optional<Instant> decidedAt) {

    static DocumentSubmissionResponse of(DocumentSubmission submission) {
        KeepDocument.Particulars particulars = submission.particulars();
        return new DocumentSubmissionResponse(
                submission.id(),
                submission.merchant(),
                particulars.kind(),
                particulars.number(),
                particulars.issuer(),
                particulars.regime(),
                particulars.producerRegistration(),
                particulars.goods(),
                particulars.brands().names(),
                particulars.validFrom(),
                particulars.validUntil(),
                submission.file(),
                submission.state(),
                submission.reasons(),
                submission.document(),
                submission.createdAt(),
                submission.decidedAt());
    }
}
