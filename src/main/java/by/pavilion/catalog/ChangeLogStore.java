package by.pavilion.catalog;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The change log. Imports write and replicas read it all the time: plain JDBC, in the transaction at hand if there is one. */
@ApplicationScoped
class ChangeLogStore {
    private final DataSource dataSource;

    ChangeLogStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void append(Collection<Sku> skus, Instant at) {
        String insert = "INSERT INTO catalog_changes (sku, changed_at) VALUES (?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Sku sku : skus) {
                statement.setString(1, sku.value());
                Statements.setInstant(statement, 2, at);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the change log", e);
        }
    }

    List<ListingChange> between(long after, long upTo, int limit) {
        String select =
                "SELECT number, sku FROM catalog_changes WHERE number > ? AND number <= ? ORDER BY number LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, limit);
            List<ListingChange> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(new ListingChange(rows.getLong(1), new Sku(rows.getString(2))));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the change log", e);
        }
    }

    long lastBefore(Instant time) {
        String select = "SELECT COALESCE(MAX(number), 0) FROM catalog_changes WHERE changed_at < ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, time);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the change log", e);
        }
    }

    int forgetBefore(Instant time, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM catalog_changes WHERE changed_at < ? ORDER BY number LIMIT ?")) {
            Statements.setInstant(statement, 1, time);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot shorten the change log", e);
        }
    }
}
