package by.pavilion.sandbox.carrier;

import static by.pavilion.sandbox.SandboxStore.instant;
import static by.pavilion.sandbox.SandboxStore.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waybills of the carrier. */
@ApplicationScoped
class WaybillStore {
    private static final String COLUMNS =
            "id, reference, order_no, mode, notify_url, subscriber, announced, stage, taken_at, delivered_at";

    private final SandboxStore store;

    WaybillStore(SandboxStore store) {
        this.store = store;
    }

    /** Does nothing when the reference is there already. */
    void insert(String reference, String orderNo, String mode, String notifyUrl, String subscriber, Instant now) {
        store.update("""
                INSERT IGNORE INTO sandbox_waybills
                  (reference, order_no, mode, notify_url, subscriber, announced, stage, proof_due, taken_at)
                VALUES (?, ?, ?, ?, ?, FALSE, 'ANNOUNCED', FALSE, ?)""", reference, orderNo, mode, notifyUrl, subscriber, now);
    }

    Optional<Waybill> ofReference(String reference) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE reference = ?", WaybillStore::waybill, reference);
    }

    void announced(long id) {
        store.update("UPDATE sandbox_waybills SET announced = TRUE WHERE id = ?", id);
    }

    /** Does nothing when the parcel has left already. */
    void dispatch(long id, Instant dueAt) {
        store.update(
                "UPDATE sandbox_waybills SET stage = 'DISPATCHED', due_at = ? WHERE id = ? AND stage = 'ANNOUNCED'",
                dueAt,
                id);
    }

    List<Waybill> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                WaybillStore::waybill,
                now,
                limit);
    }

    void advance(long id, Stage stage, @Nullable Instant dueAt) {
        store.update("UPDATE sandbox_waybills SET stage = ?, due_at = ? WHERE id = ?", stage.name(), dueAt, id);
    }

    void delivered(long id, Instant at) {
        store.update("UPDATE sandbox_waybills SET delivered_at = ?, proof_due = TRUE WHERE id = ?", at, id);
    }

    List<Waybill> awaitingProof(int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE proof_due ORDER BY id LIMIT ?",
                WaybillStore::waybill,
                limit);
    }

    void proved(long id) {
        store.update("UPDATE sandbox_waybills SET proof_due = FALSE WHERE id = ?", id);
    }

    private static Waybill waybill(ResultSet row) throws SQLException {
        return new Waybill(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("order_no"),
                row.getString("mode"),
                row.getString("notify_url"),
                row.getString("subscriber"),
                row.getBoolean("announced"),
                Stage.valueOf(row.getString("stage")),
                instant(row, "taken_at"),
                optionalInstant(row, "delivered_at"));
    }
}
