package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Adjustments with their reasons, which are written once: plain JDBC beside the ledger's rows. */
@ApplicationScoped
class AdjustmentStore {
    private static final String COLUMNS = "id, sku, warehouse, available_change, reason, lot, note, adjusted_at";

    private final DataSource dataSource;

    AdjustmentStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(StockAdjustment adjustment, String by) {
        String insert = "INSERT INTO inventory_adjustments (" + COLUMNS + ", adjusted_by)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, adjustment.id().value());
            statement.setString(2, adjustment.sku().value());
            statement.setString(3, adjustment.warehouse().value());
            statement.setLong(4, adjustment.change());
            statement.setString(5, adjustment.reason().name());
            statement.setString(6, adjustment.lot().map(LotNumber::value).orElse(null));
            statement.setString(7, adjustment.note().orElse(null));
            Statements.setInstant(statement, 8, adjustment.adjustedAt());
            statement.setString(9, by);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write an adjustment of stock", e);
        }
    }

    StockAdjustment require(AdjustmentId id) {
        String select = "SELECT " + COLUMNS + " FROM inventory_adjustments WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            return read(statement).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no adjustment " + id));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read an adjustment of stock", e);
        }
    }

    /** Those of an SKU below this id, the newest first. */
    List<StockAdjustment> before(Sku sku, long id, int limit) {
        String select = "SELECT " + COLUMNS
                + " FROM inventory_adjustments WHERE sku = ? AND id < ? ORDER BY sku DESC, id DESC LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku.value());
            statement.setLong(2, id);
            statement.setInt(3, limit);
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read adjustments of stock", e);
        }
    }

    private static List<StockAdjustment> read(PreparedStatement statement) throws SQLException {
        List<StockAdjustment> adjustments = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                adjustments.add(new StockAdjustment(
                        new AdjustmentId(rows.getLong(1)),
                        new Sku(rows.getString(2)),
                        new WarehouseCode(rows.getString(3)),
                        rows.getLong(4),
                        AdjustmentReason.valueOf(rows.getString(5)),
                        Optional.ofNullable(rows.getString(6)).map(LotNumber::new),
                        Optional.ofNullable(rows.getString(7)),
                        Statements.instant(rows, 8)));
            }
        }
        return adjustments;
    }
}
