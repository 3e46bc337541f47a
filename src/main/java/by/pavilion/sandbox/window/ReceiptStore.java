package by.pavilion.sandbox.window;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.sandbox.window.Receipts.Outgoing;
import by.pavilion.sandbox.window.Receipts.Waiting;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts that wait for their addressee. */
@ApplicationScoped
class ReceiptStore {
    private final SandboxStore store;

    ReceiptStore(SandboxStore store) {
        this.store = store;
    }

    /** One row for each addressee who may fetch it, in the order of the messages. */
    void insert(List<Outgoing> messages, Instant now) {
        store.insertAll(
                "INSERT INTO sandbox_window_receipts (dxp_id, message_type, message, made_at)",
                messages.stream()
                        .flatMap(message -> message.recipients().stream()
                                .filter(dxpId -> !dxpId.startsWith(WindowConnection.OWN_FIRMS))
                                .map(dxpId ->
                                        new @Nullable Object[] {dxpId, message.messageType(), message.message(), now}))
                        .toList());
    }

    List<Waiting> oldest(String dxpId, int limit) {
        return store.list(
                """
                SELECT id, message_type, message, made_at FROM sandbox_window_receipts
                WHERE dxp_id = ? ORDER BY id LIMIT ?""",
                row -> new Waiting(
                        row.getLong("id"),
                        row.getString("message_type"),
                        row.getString("message"),
                        instant(row, "made_at")),
                dxpId,
                limit);
    }

    void delete(String dxpId, List<Long> ids) {
        List<Object> values = new ArrayList<>(List.of(dxpId));
        values.addAll(ids);
        store.update(
                "DELETE FROM sandbox_window_receipts WHERE dxp_id = ? AND id IN (" + Statements.placeholders(ids.size())
                        + ")",
                values.toArray());
    }

    void deleteOlderThan(Instant age, int limit) {
        store.update("DELETE FROM sandbox_window_receipts WHERE made_at < ? LIMIT ?", age, limit);
    }
}
