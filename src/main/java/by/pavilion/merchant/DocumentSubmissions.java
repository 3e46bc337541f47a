package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Reading of documents that merchants have handed in. */
@ApplicationScoped
@Transactional
public class DocumentSubmissions {
    private final DocumentSubmissionStore store;

    DocumentSubmissions(DocumentSubmissionStore store) {
        this.store = store;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none */
    public DocumentSubmission require(DocumentSubmissionId id) {
        return store.find(id).orElseThrow(MerchantProblems::noSuchSubmission);
    }

    /** @throws by.pavilion.shared.Problem 404 also when it is another merchant's */
    public DocumentSubmission require(MerchantId merchant, DocumentSubmissionId id) {
        return store.find(merchant, id).orElseThrow(MerchantProblems::noSuchSubmission);
    }

    /** A merchant's, the newest first. */
    public Page<DocumentSubmission> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.below(merchant, below, limit + 1),
                limit,
                submission -> Cursor.print(submission.id().value()));
    }

    /** Everybody's in this state, the oldest first. */
    public Page<DocumentSubmission> page(DocumentSubmissionState state, @Nullable String cursor, int limit) {
        long after = cursor == null ? Long.MIN_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.after(state, after, limit + 1),
                limit,
                submission -> Cursor.print(submission.id().value()));
    }
}
