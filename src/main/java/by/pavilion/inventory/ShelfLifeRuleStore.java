package by.pavilion.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Rules of channels. Lots are judged by all of them at once: plain JDBC. */
@ApplicationScoped
class ShelfLifeRuleStore {
    private static final String SELECT = "SELECT channel, min_shelf_life_days, version FROM inventory_channel_rules ";

    /** There are a few channels; more rules than this nobody has. */
    private static final int ALL = 1_000;

    private final DataSource dataSource;

    ShelfLifeRuleStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    ShelfLife all() {
        return new ShelfLife(after("", ALL).stream()
                .collect(Collectors.toMap(rule -> rule.channel().value(), ShelfLifeRule::minRemainingDays)));
    }

    List<ShelfLifeRule> after(String channel, int limit) {
        return list(SELECT + "WHERE channel > ? ORDER BY channel LIMIT ?", channel, limit);
    }

    Optional<ShelfLifeRule> find(Pool channel) {
        return list(SELECT + "WHERE channel = ?", channel.value()).stream().findFirst();
    }

    Optional<ShelfLifeRule> lock(Pool channel) {
        return list(SELECT + "WHERE channel = ? FOR UPDATE", channel.value()).stream()
                .findFirst();
    }

    /** Makes the rule or replaces one that is locked. */
    void save(ShelfLifeRule rule) {
        update("""
                INSERT INTO inventory_channel_rules (channel, min_shelf_life_days, version) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE min_shelf_life_days = VALUES(min_shelf_life_days), version = VALUES(version)""", rule.channel().value(), rule.minRemainingDays(), rule.version());
    }

    void delete(Pool channel) {
        update("DELETE FROM inventory_channel_rules WHERE channel = ?", channel.value());
    }

    private List<ShelfLifeRule> list(String select, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                List<ShelfLifeRule> rules = new ArrayList<>();
                while (row.next()) {
                    rules.add(new ShelfLifeRule(new Pool(row.getString(1)), row.getInt(2), row.getLong(3)));
                }
                return rules;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep rules of shelf life", e);
    }
}
