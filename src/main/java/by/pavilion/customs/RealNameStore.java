package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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

    /** False when another question has been asked meanwhile: this answer is not to it. */
    boolean answered(DueCheck check, String provider, String checkNumber, boolean matches, Instant at) {
        return statements.update(
                        """
                UPDATE customs_real_name_checks
                SET attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL,
                  provider = ?, check_number = ?, matches = ?, answered_at = ?
                WHERE declaration_id = ? AND times = ?""",
                        provider,
                        checkNumber,
                        matches,
                        at,
                        check.declaration().value(),
                        check.times())
                > 0;
    }

    void missed(DueCheck check, String why, Instant nextAttempt) {
        statements.update("""
                UPDATE customs_real_name_checks SET attempts = attempts + 1, last_error = ?, next_attempt_at = ?
                WHERE declaration_id = ? AND times = ? AND next_attempt_at IS NOT NULL""", why, nextAttempt, check.declaration().value(), check.times());
    }

    /** Nobody needs the answer any more; a question that was asked meanwhile stays. */
    void drop(DueCheck check) {
        statements.update(
                "UPDATE customs_real_name_checks SET next_attempt_at = NULL WHERE declaration_id = ? AND times = ?",
                check.declaration().value(),
                check.times());
    }

    /** Those of the declarations whose orderer was ever asked about: somebody else had perhaps paid. */
    Set<DeclarationId> among(Collection<DeclarationId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<DeclarationId> asked = statements.list(
                "SELECT declaration_id FROM customs_real_name_checks WHERE declaration_id IN ("
                        + Statements.placeholders(ids.size()) + ")",
                row -> new DeclarationId(row.getLong(1)),
                ids.stream().map(DeclarationId::value).toArray());
        return Set.copyOf(asked);
    }
}
