package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations of payments that customs has still to be sent. */
@ApplicationScoped
class DeclarationStore {
    private final SandboxStore store;

    DeclarationStore(SandboxStore store) {
        this.store = store;
    }

    /**
     * One declaration.
     *
     * @param subscriber who wants the receipts too; empty when nobody does
     * @param document its element in the message, sealed
     */
    record Noted(long paymentId, String subscriber, String document) {}

    /** The first declaration of a payment stays. */
    void insert(List<Noted> declarations) {
        store.insertAll(
                "INSERT IGNORE INTO sandbox_payment_declarations (payment_id, subscriber, document) VALUES",
                declarations.stream()
                        .map(noted -> new @Nullable Object[] {noted.paymentId(), noted.subscriber(), noted.document()})
                        .toList());
    }

    List<Noted> oldest(int limit) {
        return store.list(
                """
                SELECT payment_id, subscriber, document FROM sandbox_payment_declarations
                ORDER BY payment_id LIMIT ?""",
                row -> new Noted(row.getLong("payment_id"), row.getString("subscriber"), row.getString("document")),
                limit);
    }

    void delete(List<Long> paymentIds) {
        store.updateAll("DELETE FROM sandbox_payment_declarations WHERE payment_id IN", paymentIds);
    }
}
