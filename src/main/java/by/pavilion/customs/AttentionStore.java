package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Who has looked at declarations that asked for attention, and what was found. */
@ApplicationScoped
class AttentionStore {
    private final Statements statements;

    AttentionStore(Statements statements) {
        this.statements = statements;
    }

    /** @param reason what the declaration asked for attention for */
    void insert(DeclarationId declaration, Instant at, String by, String reason, String note) {
        statements.update(
                "INSERT INTO customs_attention_dismissed (declaration_id, dismissed_at, dismissed_by, reason, note)"
                        + " VALUES (?, ?, ?, ?, ?)",
                declaration.value(),
                at,
                by,
                reason,
                note);
    }

    /** Whether somebody has ever looked at this declaration. */
    boolean has(DeclarationId declaration) {
        return statements.number(
                        "SELECT COUNT(*) FROM customs_attention_dismissed WHERE declaration_id = ?",
                        declaration.value())
                > 0;
    }
}
