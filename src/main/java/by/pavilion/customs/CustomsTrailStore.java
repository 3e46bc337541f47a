package by.pavilion.customs;

import by.pavilion.shared.IdFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import javax.sql.DataSource;

/** Two short reads, without all else that a declaration or consignment holds. */
@ApplicationScoped
class CustomsTrailStore {
    private static final IdFormat CONSIGNMENT = IdFormat.prefixed("csn");

    private final DataSource dataSource;

    CustomsTrailStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    Optional<CustomsTrail.Import> importOf(String orderId) {
        return find(
                "SELECT id, mode, state, list_no, released_at FROM customs_declarations WHERE order_id = ?",
                row -> new CustomsTrail.Import(
                        new DeclarationId(row.getLong(1)).toString(),
                        CustomsMode.ofCode(row.getString(2)),
                        DeclarationState.valueOf(row.getString(3)),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant)),
                orderId);
    }

    Optional<CustomsTrail.Export> exportOf(String orderId) {
        return find(
                """
                SELECT c.id, c.prepared_at FROM customs_consignment_orders o
                JOIN customs_consignments c ON c.id = o.consignment_id WHERE o.order_id = ?""",
                row -> new CustomsTrail.Export(
                        CONSIGNMENT.print(row.getLong(1)), row.getTimestamp(2).toInstant()),
                orderId);
    }

    private <T> Optional<T> find(String sql, Reading<T> reading, String orderId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the trail of order " + orderId, e);
        }
    }
}
