package by.pavilion.sandbox.douyin;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What buyers of the shop want back. */
@ApplicationScoped
class AfterSaleStore {
    private static final String SELECT = "SELECT id, order_id, type, status, refund_amount, pieces, applied_at,"
            + " updated_at, return_company, return_number FROM sandbox_douyin_after_sales ";

    private final SandboxStore store;

    AfterSaleStore(SandboxStore store) {
        this.store = store;
    }

    void insert(AfterSale wish) {
        store.update(
                """
                INSERT INTO sandbox_douyin_after_sales
                  (id, order_id, type, status, refund_amount, pieces, applied_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                wish.id(),
                wish.orderId(),
                wish.type(),
                wish.status(),
                wish.amount(),
                wish.pieces(),
                wish.appliedAt(),
                wish.updatedAt());
    }

    /** False when it has changed since it was read. */
    boolean change(AfterSale before, AfterSale after) {
        return store.update(
                        """
                        UPDATE sandbox_douyin_after_sales
                        SET status = ?, updated_at = ?, return_company = ?, return_number = ? WHERE id = ? AND updated_at = ?""",
                        after.status(),
                        after.updatedAt(),
                        after.sentBack().map(AfterSale.Parcel::company).orElse(null),
                        after.sentBack().map(AfterSale.Parcel::trackingNumber).orElse(null),
                        before.id(),
                        before.updatedAt())
                == 1;
    }

    Optional<AfterSale> find(long id) {
        return store.find(SELECT + "WHERE id = ?", AfterSaleStore::wish, id);
    }

    List<AfterSale> of(long orderId) {
        return store.list(SELECT + "WHERE order_id = ? ORDER BY id", AfterSaleStore::wish, orderId);
    }

    List<AfterSale> page(Instant from, Instant until, long limit, long offset) {
        return store.list(
                SELECT + "WHERE updated_at >= ? AND updated_at < ? ORDER BY updated_at, id LIMIT ? OFFSET ?",
                AfterSaleStore::wish,
                from,
                until,
                limit,
                offset);
    }

    long count(Instant from, Instant until) {
        return store.find(
                        "SELECT COUNT(*) FROM sandbox_douyin_after_sales WHERE updated_at >= ? AND updated_at < ?",
                        row -> row.getLong(1),
                        from,
                        until)
                .orElse(0L);
    }

    private static AfterSale wish(ResultSet row) throws SQLException {
        return new AfterSale(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getInt("type"),
                row.getInt("status"),
                row.getLong("refund_amount"),
                row.getInt("pieces"),
                instant(row, "applied_at"),
                instant(row, "updated_at"),
                parcel(row));
    }

    private static Optional<AfterSale.Parcel> parcel(ResultSet row) throws SQLException {
        String company = row.getString("return_company");
        String number = row.getString("return_number");
        return company == null || number == null
                ? Optional.empty()
                : Optional.of(new AfterSale.Parcel(company, number));
    }
}
