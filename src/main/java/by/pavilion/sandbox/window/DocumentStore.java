package by.pavilion.sandbox.window;

import static by.pavilion.sandbox.SandboxStore.instant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents at the window. */
@ApplicationScoped
class DocumentStore {
    private static final String COLUMNS = "id, kind, recipients, facts, status, taken_at, attempts";

    private final SandboxStore store;

    DocumentStore(SandboxStore store) {
        this.store = store;
    }

    /** False when a document is there under this key. */
    boolean insert(DocumentKind kind, String key, List<String> recipients, Entry facts, Instant now, Instant dueAt) {
        return store.update(
                        """
                        INSERT IGNORE INTO sandbox_window_documents
                          (kind, document_key, order_no, recipients, facts, status, taken_at, due_at)
                        VALUES (?, ?, ?, ?, ?, '0', ?, ?)""",
                        kind.name(),
                        key,
                        facts.text("orderNo"),
                        String.join(",", recipients),
                        Facts.print(facts),
                        now,
                        dueAt)
                == 1;
    }

    /** The document under the key, locked. */
    Optional<Registered> lock(DocumentKind kind, String key) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE kind = ? AND document_key = ? FOR UPDATE",
                DocumentStore::document,
                kind.name(),
                key);
    }

    /** Begins anew with other facts. */
    void replace(Registered old, List<String> recipients, Entry facts, Instant dueAt) {
        store.update("""
                UPDATE sandbox_window_documents
                SET recipients = ?, facts = ?, status = '0', attempts = attempts + 1, due_at = ? WHERE id = ?""", String.join(",", recipients), Facts.print(facts), dueAt, old.id());
    }

    List<Registered> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                DocumentStore::document,
                now,
                limit);
    }

    List<Registered> ofOrder(String orderNo) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE order_no = ? LIMIT 50",
                DocumentStore::document,
                orderNo);
    }

    /**
     * Where a document has come to.
     *
     * @param dueAt when it goes on; null when it does not by itself
     */
    record Advance(long id, String status, @Nullable Instant dueAt) {}

    void advance(List<Advance> advances) {
        store.batch(
                "UPDATE sandbox_window_documents SET status = ?, due_at = ? WHERE id = ?",
                advances.stream()
                        .map(to -> new @Nullable Object[] {to.status(), to.dueAt(), to.id()})
                        .toList());
    }

    private static Registered document(ResultSet row) throws SQLException {
        return new Registered(
                row.getLong("id"),
                DocumentKind.valueOf(row.getString("kind")),
                List.of(row.getString("recipients").split(",")),
                Facts.read(row.getString("facts")),
                row.getString("status"),
                instant(row, "taken_at"),
                row.getInt("attempts"));
    }
}
