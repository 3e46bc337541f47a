package by.pavilion.sandbox.douyin;

import static by.pavilion.shared.Statements.instant;
import static by.pavilion.shared.Statements.optionalInstant;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.douyin.Sale.SealedBuyer;
import by.pavilion.sandbox.douyin.Sale.Shipping;
import by.pavilion.sandbox.douyin.Sale.Stage;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sales in the shop. */
@ApplicationScoped
class SaleStore {
    private static final String COLUMNS =
            "order_id, sku, quantity, unit_price, tax, coupon, biz, buyer, sold_at, stage, paid_at, company, "
                    + "tracking_number, shipped_at, updated_at, cancelled_at";

    private final SandboxStore store;

    SaleStore(SandboxStore store) {
        this.store = store;
    }

    /**
     * Keeps new sales of the same number of pieces of one SKU.
     *
     * @param dueAt when the platform does something about them; nothing of its own accord without
     * @param taken how many pieces they have taken off the shelf, the first ones first
     */
    void insert(List<Sale> sold, @Nullable Instant dueAt, long taken) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long left = taken;
        for (Sale sale : sold) {
            long its = Math.min(left, sale.quantity());
            left -= its;
            rows.add(new @Nullable Object[] {
                sale.orderId(),
                sale.sku(),
                sale.quantity(),
                sale.unitPrice(),
                sale.tax(),
                sale.coupon(),
                sale.biz(),
                SandboxJson.print(sale.buyer()),
                sale.soldAt(),
                sale.stage().name(),
                dueAt,
                sale.updatedAt(),
                its
            });
        }
        store.insertAll("""
                INSERT INTO sandbox_douyin_sales
                  (order_id, sku, quantity, unit_price, tax, coupon, biz, buyer, sold_at, stage, due_at, updated_at, taken)""", rows);
    }

    /** How many pieces the sale has taken off the shelf. */
    long taken(long orderId) {
        return store.find(
                        "SELECT COALESCE(taken, quantity) FROM sandbox_douyin_sales WHERE order_id = ?",
                        row -> row.getLong(1),
                        orderId)
                .orElse(0L);
    }

    /** Those that changed, or were made, in a window, the first one first. */
    List<Sale> page(boolean byChange, Instant from, Instant until, long limit, long offset) {
        String time = byChange ? "updated_at" : "sold_at";
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_douyin_sales WHERE " + time + " >= ? AND " + time
                        + " < ? AND stage = 'TOLD_PENDING' ORDER BY " + time + ", order_id LIMIT ? OFFSET ?",
                SaleStore::sale,
                from,
                until,
                limit,
                offset);
    }

    long count(boolean byChange, Instant from, Instant until) {
        String time = byChange ? "updated_at" : "sold_at";
        return store.find(
                        "SELECT COUNT(*) FROM sandbox_douyin_sales WHERE " + time + " >= ? AND " + time
                                + " < ? AND stage = 'TOLD_PENDING'",
                        row -> row.getLong(1),
                        from,
                        until)
                .orElse(0L);
    }

    /** False when it is paid or cancelled already. */
    boolean pay(long orderId, Instant at) {
        return store.update("""
                        UPDATE sandbox_douyin_sales SET stage = 'PAID', paid_at = ?, due_at = ?, updated_at = ?
                        WHERE order_id = ? AND stage = 'CREATED' AND cancelled_at IS NULL""", at, at, at, orderId) == 1;
    }

    /** False when it is sent or cancelled already. */
    boolean cancel(long orderId, Instant at) {
        return store.update("""
                        UPDATE sandbox_douyin_sales SET cancelled_at = ?, updated_at = ?
                        WHERE order_id = ? AND shipped_at IS NULL AND cancelled_at IS NULL""", at, at, orderId) == 1;
    }

    Optional<Sale> find(long orderId) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_douyin_sales WHERE order_id = ?", SaleStore::sale, orderId);
    }

    List<Sale> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_douyin_sales WHERE due_at <= ? ORDER BY due_at, order_id LIMIT ?",
                SaleStore::sale,
                now,
                limit);
    }

    void advance(List<Sale> some, Stage stage, @Nullable Instant dueAt, Instant at) {
        store.updateAll(
                "UPDATE sandbox_douyin_sales SET stage = ?, due_at = ?, updated_at = ? WHERE order_id IN",
                some.stream().map(Sale::orderId).toList(),
                stage.name(),
                dueAt,
                at);
    }

    /** False when a parcel was reported already. */
    boolean ship(long orderId, String company, String trackingNumber, Instant at) {
        return store.update("""
                        UPDATE sandbox_douyin_sales SET company = ?, tracking_number = ?, shipped_at = ?,
                          updated_at = ?
                        WHERE order_id = ? AND shipped_at IS NULL AND cancelled_at IS NULL""", company, trackingNumber, at, at, orderId) == 1;
    }

    private static Sale sale(ResultSet row) throws SQLException {
        Optional<Shipping> shipping = Optional.empty();
        Optional<Instant> shippedAt = optionalInstant(row, "shipped_at");
        if (shippedAt.isPresent()) {
            shipping = Optional.of(
                    new Shipping(row.getString("company"), row.getString("tracking_number"), shippedAt.get()));
        }
        return new Sale(
                row.getLong("order_id"),
                row.getString("sku"),
                row.getInt("quantity"),
                row.getInt("unit_price"),
                row.getInt("tax"),
                row.getInt("coupon"),
                row.getInt("biz"),
                buyer(row.getString("buyer")),
                instant(row, "sold_at"),
                Stage.valueOf(row.getString("stage")),
                optionalInstant(row, "paid_at"),
                shipping,
                instant(row, "updated_at"),
                optionalInstant(row, "cancelled_at"));
    }

    private static SealedBuyer buyer(String json) {
        try {
            return SandboxJson.MAPPER.readValue(json, SealedBuyer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sale's buyer cannot be read", e);
        }
    }
}
