package by.pavilion.customs;

import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A few short reads, without all else that a declaration or consignment holds. */
@ApplicationScoped
class CustomsTrailStore {
    private static final IdFormat CONSIGNMENT = IdFormat.prefixed("csn");

    private final DataSource dataSource;
    private final Statements statements;

    CustomsTrailStore(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
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
                        Statements.optionalInstant(row, 5)),
                orderId);
    }

    Optional<CustomsTrail.Export> exportOf(String orderId) {
        return find(
                """
                SELECT c.id, c.prepared_at FROM customs_consignment_orders o
                JOIN customs_consignments c ON c.id = o.consignment_id WHERE o.order_id = ?""",
                row -> new CustomsTrail.Export(CONSIGNMENT.print(row.getLong(1)), Statements.instant(row, 2)),
                orderId);
    }

    Optional<CustomsTrail.BulkExport> bulkExport(String consignment) {
        Optional<Long> id = idOf(consignment);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        record Line(Instant preparedAt, CustomsMode mode, String sku, BigDecimal quantity) {}
        List<Line> lines = statements.list(
                """
                SELECT c.prepared_at, c.mode, l.sku, l.quantity FROM customs_consignments c
                JOIN customs_consignment_lines l ON l.consignment_id = c.id
                WHERE c.id = ? AND l.order_id IS NULL ORDER BY l.number LIMIT 1000""",
                row -> new Line(
                        Statements.instant(row, 1),
                        CustomsMode.ofCode(row.getString(2)),
                        row.getString(3),
                        row.getBigDecimal(4)),
                id.get());
        Map<String, BigDecimal> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.merge(line.sku(), line.quantity(), BigDecimal::add));
        return lines.stream()
                .findFirst()
                .map(line -> new CustomsTrail.BulkExport(
                        new CustomsTrail.Export(CONSIGNMENT.print(id.get()), line.preparedAt()), line.mode(), pieces));
    }

    Map<String, CustomsTrail.Export> bulkExports(Collection<String> consignments) {
        List<Long> ids = consignments.stream()
                .flatMap(consignment -> idOf(consignment).stream())
                .toList();
        Map<String, CustomsTrail.Export> exports = new TreeMap<>();
        if (!ids.isEmpty()) {
            statements
                    .list(
                            "SELECT c.id, c.prepared_at FROM customs_consignments c WHERE c.id IN ("
                                    + Statements.placeholders(ids.size())
                                    + ") AND EXISTS (SELECT 1 FROM customs_consignment_lines l"
                                    + " WHERE l.consignment_id = c.id AND l.order_id IS NULL)",
                            row -> new CustomsTrail.Export(
                                    CONSIGNMENT.print(row.getLong(1)), Statements.instant(row, 2)),
                            ids.toArray())
                    .forEach(export -> exports.put(export.consignment(), export));
        }
        return exports;
    }

    private static Optional<Long> idOf(String consignment) {
        try {
            return Optional.of(CONSIGNMENT.parse(consignment));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
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
