package by.pavilion.identity;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of the audit trail, the newest first. */
@ApplicationScoped
public class AuditTrail {
    private static final String THE_PAVILION = "operator";

    private final AuditStore store;

    AuditTrail(AuditStore store) {
        this.store = store;
    }

    /**
     * What is looked for; everything that is absent does not matter.
     *
     * @param subject the id of what was changed: a merchant's, an SKU, …
     * @param after nothing before this time
     */
    public record Filter(
            Optional<MerchantId> merchant, Optional<String> subject, Optional<String> actor, Optional<Instant> after) {}

    /** For operators. */
    @Transactional
    public Page<AuditEntry> page(Filter filter, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.find(filter, false, before, limit + 1),
                limit,
                entry -> Cursor.print(entry.id().value()));
    }

    /** For a merchant: what happened to its own; which of the pavilion's people it was is not told. */
    @Transactional
    public Page<AuditEntry> pageOf(MerchantId merchant, Filter filter, @Nullable String cursor, int limit) {
        Filter own = new Filter(Optional.of(merchant), filter.subject(), filter.actor(), filter.after());
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                        store.find(own, filter.actor().isPresent(), before, limit + 1),
                        limit,
                        entry -> Cursor.print(entry.id().value()))
                .map(AuditTrail::discreet);
    }

    private static AuditEntry discreet(AuditEntry entry) {
        return entry.role().filter(Role.OPERATOR::equals).isEmpty()
                ? entry
                : new AuditEntry(
                        entry.id(),
                        entry.changedAt(),
                        THE_PAVILION,
                        entry.role(),
                        entry.merchant(),
                        entry.kind(),
                        entry.subject(),
                        entry.changes());
    }
}
