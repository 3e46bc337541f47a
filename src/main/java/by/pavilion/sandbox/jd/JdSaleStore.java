package by.pavilion.sandbox.jd;

import static by.pavilion.shared.Statements.instant;
import static by.pavilion.shared.Statements.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders of the shop. */
@ApplicationScoped
class JdSaleStore {
    private static final String COLUMNS =
            "order_id, parent_id, sku, quantity, unit_price, tax, direct, buyer, oaid, state, sold_at, modified_at, "
                    + "logistics_id, waybill, shipped_at, trade_no, paid_at";

    private final SandboxStore store;

    JdSaleStore(SandboxStore store) {
        this.store = store;
    }

    /** Which orders a search is for. */
    record Search(boolean byCreation, Instant from, Instant until, List<JdState> states, boolean newestFirst) {
        Search {
            states = List.copyOf(states);
        }
    }

    void insert(JdSale sale) {
        store.update(
                """
                INSERT INTO sandbox_jd_sales
                  (order_id, parent_id, sku, quantity, unit_price, tax, direct, buyer, oaid, state, sold_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                sale.orderId(),
                sale.parentId(),
                sale.sku(),
                sale.quantity(),
                sale.unitPrice(),
                sale.tax(),
                sale.direct(),
                sale.buyer(),
                sale.oaid(),
                sale.state().name(),
                sale.soldAt(),
                sale.modifiedAt());
    }

    Optional<JdSale> find(long orderId) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_jd_sales WHERE order_id = ?", JdSaleStore::sale, orderId);
    }

    int count(Search search) {
        List<@Nullable Object> values = new ArrayList<>();
        String where = where(search, values);
        return store.find(
                        "SELECT COUNT(*) AS found FROM sandbox_jd_sales WHERE " + where,
                        row -> row.getInt("found"),
                        values.toArray())
                .orElse(0);
    }

    List<JdSale> page(Search search, int page, int size) {
        List<@Nullable Object> values = new ArrayList<>();
        String where = where(search, values);
        String time = search.byCreation() ? "sold_at" : "modified_at";
        String way = search.newestFirst() ? " DESC" : "";
        values.add(size);
        values.add((page - 1) * size);
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_jd_sales WHERE " + where + " ORDER BY " + time + way + ", order_id"
                        + way + " LIMIT ? OFFSET ?",
                JdSaleStore::sale,
                values.toArray());
    }

    /** False when it has not been in one of the states from which it may go. */
    boolean move(long orderId, List<JdState> from, JdState to, Instant now) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(to.name());
        values.add(now);
        values.add(orderId);
        from.forEach(state -> values.add(state.name()));
        return store.update(
                        "UPDATE sandbox_jd_sales SET state = ?, modified_at = ? WHERE order_id = ? AND state IN ("
                                + Statements.placeholders(from.size()) + ")",
                        values.toArray())
                == 1;
    }

    /** False when it is paid already. */
    boolean pay(long orderId, Instant now) {
        return store.update(
                        "UPDATE sandbox_jd_sales SET state = ?, modified_at = ?, paid_at = ? WHERE order_id = ? AND state = ?",
                        JdState.WAIT_SELLER_STOCK_OUT.name(),
                        now,
                        now,
                        orderId,
                        JdState.UNPAID.name())
                == 1;
    }

    void leave(long orderId, String tradeNo) {
        store.update("UPDATE sandbox_jd_sales SET trade_no = ? WHERE order_id = ?", tradeNo, orderId);
    }

    void ship(long orderId, String logisticsId, String waybill, Instant now) {
        store.update(
                "UPDATE sandbox_jd_sales SET logistics_id = ?, waybill = ?, shipped_at = ? WHERE order_id = ?",
                logisticsId,
                waybill,
                now,
                orderId);
    }

    private static String where(Search search, List<@Nullable Object> values) {
        String time = search.byCreation() ? "sold_at" : "modified_at";
        values.add(search.from());
        values.add(search.until());
        search.states().forEach(state -> values.add(state.name()));
        return time + " >= ? AND " + time + " <= ? AND state IN ("
                + Statements.placeholders(search.states().size()) + ")";
    }

    private static JdSale sale(ResultSet row) throws SQLException {
        Optional<JdSale.Parcel> parcel = Optional.empty();
        Optional<Instant> shippedAt = optionalInstant(row, "shipped_at");
        if (shippedAt.isPresent()) {
            parcel = Optional.of(
                    new JdSale.Parcel(row.getString("logistics_id"), row.getString("waybill"), shippedAt.get()));
        }
        return new JdSale(
                row.getLong("order_id"),
                row.getLong("parent_id"),
                row.getString("sku"),
                row.getInt("quantity"),
                row.getInt("unit_price"),
                row.getInt("tax"),
                row.getBoolean("direct"),
                row.getString("buyer"),
                row.getString("oaid"),
                JdState.valueOf(row.getString("state")),
                instant(row, "sold_at"),
                instant(row, "modified_at"),
                parcel,
                Optional.ofNullable(row.getString("trade_no")),
                optionalInstant(row, "paid_at"));
    }
}
