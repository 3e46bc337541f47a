package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
     * @param filing which filing of the payment it is, from 1 on
     * @param subscriber who wants the receipts too; empty when nobody does
     * @param document its element in the message, sealed
     */
    record Noted(long paymentId, int filing, String subscriber, String document) {}

    /** The first declaration of a payment stays, until another filing takes its place. */
    void insert(List<Noted> declarations) {
        store.insertAll(
                "INSERT IGNORE INTO sandbox_payment_declarations (payment_id, filing, subscriber, document)",
                declarations.stream()
                        .map(noted -> new @Nullable Object[] {
                            noted.paymentId(), noted.filing(), noted.subscriber(), noted.document()
                        })
                        .toList());
    }

    /** What is filed now takes the place of what has not been sent yet. */
    void replace(Noted noted) {
        store.update("""
                INSERT INTO sandbox_payment_declarations (payment_id, filing, subscriber, document) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE filing = VALUES(filing), subscriber = VALUES(subscriber),
                  document = VALUES(document)""", noted.paymentId(), noted.filing(), noted.subscriber(), noted.document());
    }

    List<Noted> oldest(int limit) {
        return store.list(
                """
                SELECT payment_id, filing, subscriber, document FROM sandbox_payment_declarations
                ORDER BY payment_id LIMIT ?""",
                row -> new Noted(
                        row.getLong("payment_id"),
                        row.getInt("filing"),
                        row.getString("subscriber"),
                        row.getString("document")),
                limit);
    }

    /** Those that were sent; one that has taken the place of another meanwhile stays. */
    void delete(List<Noted> sent) {
        Map<Integer, List<Long>> byFiling = sent.stream()
                .collect(Collectors.groupingBy(
                        Noted::filing, Collectors.mapping(Noted::paymentId, Collectors.toList())));
        byFiling.forEach((filing, ids) -> store.updateAll(
                "DELETE FROM sandbox_payment_declarations WHERE filing = ? AND payment_id IN", ids, filing));
    }
}
