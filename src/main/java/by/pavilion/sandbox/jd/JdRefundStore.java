package by.pavilion.sandbox.jd;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What buyers want back. */
@ApplicationScoped
class JdRefundStore {
    private static final String SELECT = """
            SELECT id, service, order_id, sku, quantity, amount, status, main_status, applied_at, modified_at, provider_id,
              waybill
            FROM sandbox_jd_refunds WHERE\s""";

    private final SandboxStore store;

    JdRefundStore(SandboxStore store) {
        this.store = store;
    }

    void insert(JdRefund refund) {
        store.update(
                """
                INSERT INTO sandbox_jd_refunds
                  (id, service, order_id, sku, quantity, amount, status, main_status, applied_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                refund.id(),
                refund.service(),
                refund.orderId(),
                refund.sku(),
                refund.quantity(),
                refund.amount(),
                refund.status(),
                refund.mainStatus(),
                refund.appliedAt(),
                refund.modifiedAt());
    }

    Optional<JdRefund> find(boolean service, long id) {
        return store.find(SELECT + "id = ? AND service = ?", JdRefundStore::refund, id, service);
    }

    /** Those that changed in the window, oldest change first. */
    List<JdRefund> changed(boolean service, Instant from, Instant until, int page, int size) {
        return store.list(
                SELECT
                        + "service = ? AND modified_at >= ? AND modified_at <= ? ORDER BY modified_at, id LIMIT ? OFFSET ?",
                JdRefundStore::refund,
                service,
                from,
                until,
                size,
                (page - 1) * size);
    }

    /** Those that were applied for in the window. */
    List<JdRefund> applied(Instant from, Instant until, int page, int size) {
        return store.list(
                SELECT + "service = 0 AND applied_at >= ? AND applied_at <= ? ORDER BY applied_at, id LIMIT ? OFFSET ?",
                JdRefundStore::refund,
                from,
                until,
                size,
                (page - 1) * size);
    }

    int count(boolean service, String time, Instant from, Instant until) {
        return store.find(
                        "SELECT COUNT(*) AS found FROM sandbox_jd_refunds WHERE service = ? AND " + time + " >= ? AND "
                                + time + " <= ?",
                        row -> row.getInt("found"),
                        service,
                        from,
                        until)
                .orElse(0);
    }

    void change(long id, int status, int mainStatus, Instant now) {
        store.update(
                "UPDATE sandbox_jd_refunds SET status = ?, main_status = ?, modified_at = ? WHERE id = ?",
                status,
                mainStatus,
                now,
                id);
    }

    void sendBack(long id, JdRefund.Waybill waybill, Instant now) {
        store.update(
                "UPDATE sandbox_jd_refunds SET provider_id = ?, waybill = ?, modified_at = ? WHERE id = ?",
                waybill.provider(),
                waybill.number(),
                now,
                id);
    }

    private static JdRefund refund(ResultSet row) throws SQLException {
        return new JdRefund(
                row.getLong("id"),
                row.getBoolean("service"),
                row.getLong("order_id"),
                row.getString("sku"),
                row.getInt("quantity"),
                row.getInt("amount"),
                row.getInt("status"),
                row.getInt("main_status"),
                instant(row, "applied_at"),
                instant(row, "modified_at"),
                waybill(row));
    }

    private static Optional<JdRefund.Waybill> waybill(ResultSet row) throws SQLException {
        String number = row.getString("waybill");
        return number == null ? Optional.empty() : Optional.of(new JdRefund.Waybill(row.getInt("provider_id"), number));
    }
}
