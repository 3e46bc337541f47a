package by.pavilion.ordering.reconciliation;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reading of reconciliations. */
@ApplicationScoped
@Transactional
public class Reconciliations {
    private final ReconciliationStore store;

    Reconciliations(ReconciliationStore store) {
        this.store = store;
    }

    /** The newest first. */
    public Page<Reconciliation> page(
            @Nullable String provider, @Nullable LocalDate day, @Nullable String cursor, int limit) {
        @Nullable Long before = cursor == null ? null : Cursor.parseLong(cursor);
        return Page.of(
                store.page(provider, day, before, limit + 1),
                limit,
                last -> Cursor.print(last.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none */
    public Reconciliation find(ReconciliationId id) {
        return store.find(id).orElseThrow(ReconciliationProblems::noSuchReconciliation);
    }

    /** Its differences, in the order of the statement, those that are missing there last. */
    public Page<Difference> differences(ReconciliationId id, @Nullable String cursor, int limit) {
        int after = cursor == null ? 0 : Cursor.parseInt(cursor);
        return Page.of(store.differences(id, after, limit + 1), limit, last -> Cursor.print(last.position()));
    }
}
