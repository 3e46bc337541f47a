package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which carrier takes which parcels. */
@ApplicationScoped
class CarrierRuleStore {
    private static final String RULE = "SELECT id, priority, customs_mode, most_grams, carrier, valid_from, valid_until"
            + " FROM logistics_carrier_rules ";

    private final Statements statements;

    CarrierRuleStore(Statements statements) {
        this.statements = statements;
    }

    /** The most important first. */
    List<CarrierRule> all() {
        return statements.list(RULE + "ORDER BY priority, id LIMIT 1000", CarrierRuleStore::rule);
    }

    Optional<CarrierRule> find(CarrierRuleId id) {
        return statements.list(RULE + "WHERE id = ?", CarrierRuleStore::rule, id.value()).stream()
                .findFirst();
    }

    void insert(CarrierRule rule) {
        statements.update(
                """
                INSERT INTO logistics_carrier_rules
                  (id, priority, customs_mode, most_grams, carrier, valid_from, valid_until)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                rule.id().value(),
                rule.priority(),
                rule.customsMode().orElse(null),
                rule.mostGrams().orElse(null),
                rule.carrier(),
                rule.validFrom(),
                rule.validUntil().orElse(null));
    }

    void end(CarrierRuleId id, Instant at) {
        statements.update("UPDATE logistics_carrier_rules SET valid_until = ? WHERE id = ?", at, id.value());
    }

    private static CarrierRule rule(ResultSet row) throws SQLException {
        return new CarrierRule(
                new CarrierRuleId(row.getLong(1)),
                row.getInt(2),
                Optional.ofNullable(row.getString(3)),
                row.getObject(4) == null ? Optional.empty() : Optional.of(row.getLong(4)),
                row.getString(5),
                Statements.instant(row, 6),
                Statements.optionalInstant(row, 7));
    }
}
