package by.pavilion.identity.rest;

import by.pavilion.identity.AuditEntry;
import by.pavilion.identity.AuditId;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A line of the audit trail; see {@link AuditEntry}. */
record AuditResponse(
        AuditId id,
        Instant changedAt,
        String actor,
        Optional<String> role,
        Optional<MerchantId> merchant,
        AuditedKind kind,
        String subject,
        List<ChangeResponse> changes) {

    record ChangeResponse(String field, Optional<String> from, Optional<String> to) {}

    static AuditResponse of(AuditEntry entry) {
        return new AuditResponse(
                entry.id(),
                entry.changedAt(),
                entry.actor(),
                entry.role(),
                entry.merchant(),
                entry.kind(),
                entry.subject(),
                entry.changes().stream()
                        .map(change -> new ChangeResponse(change.field(), change.from(), change.to()))
                        .toList());
    }
}
