package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What stands in the outbox, sent or not. */
@ApplicationScoped
public class TestOutbox {
    private final DataSource dataSource;

    TestOutbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Number and type of each event of the key: {@code 1 by.pavilion.order.placed.v1}. */
    public List<String> factsOf(String topic, String key) {
        String select = """
                SELECT CONCAT(sequence, ' ', type) FROM events_outbox
                WHERE aggregatetype = ? AND aggregateid = ? ORDER BY sequence""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, topic);
            statement.setString(2, key);
            List<String> facts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.add(rows.getString(1));
                }
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the outbox", e);
        }
    }
}
