package by.pavilion.ordering;

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

/** Pieces that were taken out of orders. Their lines may be gone. */
@ApplicationScoped
class CancelledPiecesStore {
    private final DataSource dataSource;
    private final Statements statements;

    CancelledPiecesStore(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** A part of an order that was cancelled, who wished it and why. */
    record Kept(CancellationStore.Wish said, List<CancelledPieces> pieces) {}

    void insert(CancellationId id, OrderId order, CancellationStore.Wish said, List<CancelledPieces> pieces) {
        String insert = """
                INSERT INTO ordering_cancelled_pieces (cancellation_id, line_id, order_id, sku, quantity, actor, reason,
                  requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (CancelledPieces one : pieces) {
                statement.setLong(1, id.value());
                statement.setLong(2, one.lineId().value());
                statement.setLong(3, order.value());
                statement.setString(4, one.sku().toString());
                statement.setLong(5, one.quantity());
                statement.setString(6, said.actor().name());
                statement.setString(7, said.reason());
                Statements.setInstant(statement, 8, said.requestedAt());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep what was cancelled of order " + order, e);
        }
    }

    List<CancelledLine> of(OrderId order, int limit) {
        String select = """
                SELECT line_id, sku, quantity, actor, reason, requested_at FROM ordering_cancelled_pieces
                WHERE order_id = ? ORDER BY cancellation_id, line_id LIMIT ?""";
        return statements.list(
                select,
                row -> new CancelledLine(
                        new OrderLineId(row.getLong(1)),
                        new Sku(row.getString(2)),
                        row.getLong(3),
                        Actor.valueOf(row.getString(4)),
                        row.getString(5),
                        Statements.instant(row, "requested_at")),
                order.value(),
                limit);
    }

    Optional<Kept> find(CancellationId id) {
        String select = """
                SELECT line_id, sku, quantity, actor, reason, requested_at FROM ordering_cancelled_pieces
                WHERE cancellation_id = ? ORDER BY line_id""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            List<CancelledPieces> pieces = new ArrayList<>();
            Optional<CancellationStore.Wish> said = Optional.empty();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    pieces.add(new CancelledPieces(
                            new OrderLineId(row.getLong(1)), new Sku(row.getString(2)), row.getLong(3)));
                    said = Optional.of(new CancellationStore.Wish(
                            Actor.valueOf(row.getString(4)), row.getString(5), Statements.instant(row, 6)));
                }
            }
            return said.map(known -> new Kept(known, pieces));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read cancellation " + id, e);
        }
    }
}
