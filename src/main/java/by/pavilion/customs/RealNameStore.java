package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Orderers whose identity is to be verified, and what was answered. Plain JDBC: flat rows that nobody edits by hand. */
@ApplicationScoped
class RealNameStore {
    private final Statements statements;

    RealNameStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * A check that is to be asked for.
     *
     * @param times which question about the orderer it is, from 1 on
     */
    record DueCheck(DeclarationId declaration, int times, int attempts) {
        private static final int MOST_TOLD_APART = 100;

        /** The name of the question, at most 20 characters. */
        String reference() {
            return times == 1 ? declaration.toString() : declaration + "-" + times % MOST_TOLD_APART;
        }
    }

    /** Asks for a check, anew when there was one. */
    void ask(DeclarationId id, Instant now) {
        statements.update("""
                INSERT INTO customs_real_name_checks (declaration_id, asked_at, attempts, next_attempt_at)
                VALUES (?, ?, 0, ?)
                ON DUPLICATE KEY UPDATE times = times + 1, asked_at = VALUES(asked_at), attempts = 0,
                  next_attempt_at = VALUES(next_attempt_at)""", id.value(), now, now);
    }

    List<DueCheck> due(Instant now, int limit) {
        return statements.list(
                "SELECT declaration_id, times, attempts FROM customs_real_name_checks WHERE next_attempt_at <= ?"
                        + " ORDER BY next_attempt_at LIMIT ?",
                row -> new DueCheck(new DeclarationId(row.getLong(1)), row.getInt(2), row.getInt(3)),
                now,
                limit);
    }

    void answered(DeclarationId id, String provider, String checkNumber, boolean matches, Instant at) {
        statements.update("""
                UPDATE customs_real_name_checks
                SET attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL,
                  provider = ?, check_number = ?, matches = ?, answered_at = ?
                WHERE declaration_id = ?""", provider, checkNumber, matches, at, id.value());
    }

    void missed(DeclarationId id, String why, Instant nextAttempt) {
        statements.update("""
                UPDATE customs_real_name_checks SET attempts = attempts + 1, last_error = ?, next_attempt_at = ?
                WHERE declaration_id = ? AND next_attempt_at IS NOT NULL""", why, nextAttempt, id.value());
    }

    /** Nobody needs the answer any more. */
    void drop(DeclarationId id) {
        statements.update(
                "UPDATE customs_real_name_checks SET next_attempt_at = NULL WHERE declaration_id = ?", id.value());
    }
}
