package by.pavilion.sandbox.window;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents at the window. */
@ApplicationScoped
class DocumentStore {
    private static final String COLUMNS = "id, kind, recipients, facts, status, taken_at, attempts";
    private static final int MOST_OF_AN_ORDER = 50;

    private final SandboxStore store;

    DocumentStore(SandboxStore store) {
        this.store = store;
    }

    /** A document that the window has not kept before. */
    record Fresh(String key, Entry facts) {}

    /** Other facts for a document that is kept already. */
    record Change(long id, Entry facts) {}

    /** How many of the documents are kept now; the others' keys are used. */
    int insert(DocumentKind kind, List<String> recipients, List<Fresh> documents, Instant now, Instant dueAt) {
        return store.insertAll(
                """
                INSERT IGNORE INTO sandbox_window_documents
                  (kind, document_key, order_no, recipients, facts, status, taken_at, due_at)""",
                documents.stream()
                        .map(fresh -> new @Nullable Object[] {
                            kind.name(),
                            fresh.key(),
                            fresh.facts().text("orderNo"),
                            String.join(",", recipients),
                            Facts.print(fresh.facts()),
                            Course.TAKEN,
                            now,
                            dueAt
                        })
                        .toList());
    }

    /** The documents under these keys by their keys, locked in the order of the keys. */
    Map<String, Registered> lock(DocumentKind kind, Collection<String> keys) {
        return store
                .list(
                        "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE kind = ? AND document_key IN ("
                                + Statements.placeholders(keys.size()) + ") ORDER BY document_key FOR UPDATE",
                        DocumentStore::document,
                        values(kind, keys))
                .stream()
                .collect(Collectors.toMap(document -> kind.key(document.facts()), Function.identity()));
    }

    /** The document under a key that is known to be used, locked. */
    Registered lock(DocumentKind kind, String key) {
        return store.find(
                        "SELECT " + COLUMNS
                                + " FROM sandbox_window_documents WHERE kind = ? AND document_key = ? FOR UPDATE",
                        DocumentStore::document,
                        kind.name(),
                        key)
                .orElseThrow();
    }

    /** Those of the keys under which there is a document. */
    Set<String> known(DocumentKind kind, Collection<String> keys) {
        return Set.copyOf(store.list(
                "SELECT document_key FROM sandbox_window_documents WHERE kind = ? AND document_key IN ("
                        + Statements.placeholders(keys.size()) + ")",
                row -> row.getString("document_key"),
                values(kind, keys)));
    }

    /** Lets documents begin anew with other facts. */
    void replace(List<Change> changes, List<String> recipients, Instant dueAt) {
        store.batch(
                """
                UPDATE sandbox_window_documents
                SET recipients = ?, facts = ?, status = '0', attempts = attempts + 1, due_at = ? WHERE id = ?""",
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            String.join(",", recipients), Facts.print(change.facts()), dueAt, change.id()
                        })
                        .toList());
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
                "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE order_no = ? LIMIT ?",
                DocumentStore::document,
                orderNo,
                MOST_OF_AN_ORDER);
    }

    /** Documents of these kinds by the number of their order. */
    Map<String, List<Registered>> ofOrders(Collection<String> orderNos, Set<DocumentKind> kinds) {
        List<Object> values = new ArrayList<>(orderNos);
        kinds.forEach(kind -> values.add(kind.name()));
        values.add(MOST_OF_AN_ORDER * orderNos.size());
        return store
                .list(
                        "SELECT " + COLUMNS + " FROM sandbox_window_documents WHERE order_no IN ("
                                + Statements.placeholders(orderNos.size()) + ") AND kind IN ("
                                + Statements.placeholders(kinds.size()) + ") LIMIT ?",
                        DocumentStore::document,
                        values.toArray())
                .stream()
                .collect(Collectors.groupingBy(Registered::orderNo));
    }

    /**
     * Where a document has come to.
     *
     * @param dueAt when it goes on; null when it does not by itself
     */
    record Advance(long id, String status, @Nullable Instant dueAt) {}

    private record Place(String status, @Nullable Instant dueAt) {}

    /** One statement for all that have come to the same place. */
    void advance(List<Advance> advances) {
        Map<Place, List<Long>> places = new LinkedHashMap<>();
        advances.forEach(to -> places.computeIfAbsent(new Place(to.status(), to.dueAt()), none -> new ArrayList<>())
                .add(to.id()));
        places.forEach((place, ids) -> store.updateAll(
                "UPDATE sandbox_window_documents SET status = ?, due_at = ? WHERE id IN",
                ids,
                place.status(),
                place.dueAt()));
    }

    private static @Nullable Object[] values(DocumentKind kind, Collection<String> keys) {
        List<Object> values = new ArrayList<>(List.of(kind.name()));
        values.addAll(keys);
        return values.toArray();
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
