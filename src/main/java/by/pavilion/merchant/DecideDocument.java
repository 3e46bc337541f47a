package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operator's word on a document that a merchant has handed in. One that is accepted is kept, and the listings that need it
 * are judged again, in the same transaction. A word that was said already changes nothing.
 */
@ApplicationScoped
public class DecideDocument {
    private final DocumentSubmissionStore store;
    private final KeepDocument keepDocument;
    private final MerchantDocuments documents;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    DecideDocument(
            DocumentSubmissionStore store,
            KeepDocument keepDocument,
            MerchantDocuments documents,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.keepDocument = keepDocument;
        this.documents = documents;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws by.pavilion.shared.Problem 404 without such a document, 409 when it was refused, or is over meanwhile, or the
     *     merchant has too many
     */
    public DocumentSubmission accept(DocumentSubmissionId id) {
        DocumentSubmission accepted = decide(id, DocumentSubmissionState.ACCEPTED, waiting -> {
            Instant now = clock.instant();
            DocumentSubmission after = waiting.accepted(new DocumentId(ids.next()), now);
            waiting.particulars()
                    .validUntil()
                    .filter(end -> end.isBefore(HandInDocument.firstEnd(now)))
                    .ifPresent(end -> {
                        throw MerchantProblems.submissionOver(end);
                    });
            after.document()
                    .ifPresent(document -> keepDocument.enter(document, waiting.merchant(), waiting.particulars()));
            return after;
        });
        documents.forget(accepted.merchant());
        return accepted;
    }

    /** @throws by.pavilion.shared.Problem 404 without such a document, 409 when it was accepted */
    public DocumentSubmission refuse(DocumentSubmissionId id, List<String> reasons) {
        return decide(id, DocumentSubmissionState.REFUSED, waiting -> waiting.refused(reasons, clock.instant()));
    }

    private DocumentSubmission decide(
            DocumentSubmissionId id,
            DocumentSubmissionState wanted,
            Function<DocumentSubmission, DocumentSubmission> word) {
        return Transactions.retrying(() -> {
            DocumentSubmission before = store.lock(id).orElseThrow(MerchantProblems::noSuchSubmission);
            if (before.state() == wanted) {
                return before;
            }
            DocumentSubmission after = word.apply(before);
            store.decide(after);
            audit.note(new Audited(AuditedKind.DOCUMENT, id.toString(), Optional.of(before.merchant()), before, after));
            return after;
        });
    }
}
