package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Receipts of documents that nobody knows, until somebody has dealt with them. */
@ApplicationScoped
class UnknownReceiptStore {
    private final Statements statements;

    UnknownReceiptStore(Statements statements) {
        this.statements = statements;
    }

    /** Whether there was ever such a case. */
    boolean has(CaseId id) {
        return statements.number("SELECT COUNT(*) FROM customs_receipts WHERE case_id = ?", id.value()) > 0;
    }

    /**
     * It waits for nobody any more; should its document become known, it takes effect all the same. False when it did not wait:
     * then nothing has changed.
     */
    boolean dismiss(CaseId id, Instant at, String by, String note) {
        return statements.update(
                        "INSERT IGNORE INTO customs_receipts_dismissed (case_id, dismissed_at, dismissed_by, note)"
                                + " SELECT case_id, ?, ?, ? FROM customs_receipts"
                                + " WHERE case_id = ? AND outcome = 'UNMATCHED'",
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }
}
