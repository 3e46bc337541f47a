package by.pavilion.inventory;

import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class WarehouseStore implements PanacheRepositoryBase<WarehouseRow, String> {
    private final DataSource dataSource;

    WarehouseStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Plain JDBC: it needs no session and no transaction. */
    List<Warehouse> all(int limit) {
        String select = "SELECT code, name, country, customs_mode, unlocode, version, created_at, updated_at"
                + " FROM inventory_warehouses ORDER BY code LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<Warehouse> warehouses = new ArrayList<>();
                while (row.next()) {
                    warehouses.add(new Warehouse(
                            new WarehouseCode(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getLong(6),
                            Statements.instant(row, 7),
                            Statements.instant(row, 8)));
                }
                return warehouses;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the warehouses", e);
        }
    }

    Optional<Warehouse> find(WarehouseCode code) {
        return findByIdOptional(code.value()).map(WarehouseRow::toWarehouse);
    }

    Optional<WarehouseRow> lock(WarehouseCode code) {
        FreshRows.forget(getSession(), WarehouseRow.class);
        return findByIdOptional(code.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<Warehouse> after(String code, int limit) {
        return find("code > ?1", Sort.by("code"), code).page(0, limit).stream()
                .map(WarehouseRow::toWarehouse)
                .toList();
    }
}
