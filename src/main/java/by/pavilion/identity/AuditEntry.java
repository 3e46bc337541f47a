package by.pavilion.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of the audit trail.
 *
 * @param actor who made the change: a {@link Caller}'s id, that of an import, or {@code system}
 * @param role the actor's role; empty for the system
 * @param merchant whose thing it is; empty for the pavilion's own
 */
public record AuditEntry(
        AuditId id,
        Instant changedAt,
        String actor,
        Optional<String> role,
        Optional<MerchantId> merchant,
        AuditedKind kind,
        String subject,
        List<Change> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /**
     * One field's change.
     *
     * @param field JSON pointer
     * @param from absent when it was not there
     * @param to absent when it is gone
     */
    public record Change(String field, Optional<String> from, Optional<String> to) {}
}
