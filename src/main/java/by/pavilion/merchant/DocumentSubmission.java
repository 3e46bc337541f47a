package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document that a merchant has handed in. It counts for nothing until an operator has accepted it.
 *
 * @param file where a copy of it lies: an address that begins with {@code https://}; nobody fetches it by itself
 * @param reasons why it was refused
 * @param document what it has become, once it is accepted
 */
public record DocumentSubmission(
        DocumentSubmissionId id,
        MerchantId merchant,
        KeepDocument.Particulars particulars,
        String file,
        DocumentSubmissionState state,
        List<String> reasons,
        Optional<DocumentId> document,
        Instant createdAt,
        Optional<Instant> decidedAt) {
    public DocumentSubmission {
        reasons = List.copyOf(reasons);
    }

    /** @throws by.pavilion.shared.Problem 409 when it was decided otherwise */
    DocumentSubmission accepted(DocumentId as, Instant at) {
        return to(DocumentSubmissionState.ACCEPTED, List.of(), Optional.of(as), at);
    }

    /** @throws by.pavilion.shared.Problem 409 when it was decided otherwise */
    DocumentSubmission refused(List<String> why, Instant at) {
        return to(DocumentSubmissionState.REFUSED, why, Optional.empty(), at);
    }

    private DocumentSubmission to(DocumentSubmissionState next, List<String> why, Optional<DocumentId> as, Instant at) {
        if (!state.next().contains(next)) {
            throw MerchantProblems.submissionDecided();
        }
        return new DocumentSubmission(id, merchant, particulars, file, next, why, as, createdAt, Optional.of(at));
    }
}
