package by.pavilion.ordering;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Notes on orders. */
@ApplicationScoped
class NoteStore {
    private final DataSource dataSource;

    NoteStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(OrderNote note) {
        String insert = "INSERT INTO ordering_notes (id, order_id, author, text, written_at) VALUES (?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, note.id().value());
            statement.setLong(2, note.order().value());
            statement.setString(3, note.author());
            statement.setString(4, note.text());
            Statements.setInstant(statement, 5, note.writtenAt());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a note on order " + note.order(), e);
        }
    }

    /** The newest first, below this number. */
    List<OrderNote> page(OrderId order, long below, int limit) {
        String select = """
                SELECT id, author, text, written_at FROM ordering_notes WHERE order_id = ? AND id < ?
                ORDER BY id DESC LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, order.value());
            statement.setLong(2, below);
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<OrderNote> notes = new ArrayList<>();
                while (row.next()) {
                    notes.add(new OrderNote(
                            new NoteId(row.getLong(1)),
                            order,
                            row.getString(2),
                            row.getString(3),
                            Statements.instant(row, 4)));
                }
                return notes;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the notes on order " + order, e);
        }
    }
}
