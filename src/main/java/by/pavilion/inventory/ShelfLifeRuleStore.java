package by.pavilion.inventory;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules of channels. Lots are judged by all of them at once: plain JDBC. */
@ApplicationScoped
class ShelfLifeRuleStore {
    private static final String SELECT = "SELECT channel, min_shelf_life_days, version FROM inventory_channel_rules ";

    /** There are a few channels; more rules than this nobody has. */
    private static final int ALL = 1_000;

    private final Statements statements;

    ShelfLifeRuleStore(Statements statements) {
        this.statements = statements;
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
        statements.update("""
                INSERT INTO inventory_channel_rules (channel, min_shelf_life_days, version) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE min_shelf_life_days = VALUES(min_shelf_life_days), version = VALUES(version)""", rule.channel().value(), rule.minRemainingDays(), rule.version());
    }

    void delete(Pool channel) {
        statements.update("DELETE FROM inventory_channel_rules WHERE channel = ?", channel.value());
    }

    private List<ShelfLifeRule> list(String select, Object... values) {
        return statements.list(
                select, row -> new ShelfLifeRule(new Pool(row.getString(1)), row.getInt(2), row.getLong(3)), values);
    }
}
