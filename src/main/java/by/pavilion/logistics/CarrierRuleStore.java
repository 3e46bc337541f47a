package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** Which carrier takes which parcels. */
@ApplicationScoped
class CarrierRuleStore {
    private final Statements statements;

    CarrierRuleStore(Statements statements) {
        this.statements = statements;
    }

    /** The most important first. */
    List<CarrierRule> all() {
        return statements.list(
                """
                SELECT customs_mode, most_grams, carrier, valid_from, valid_until FROM logistics_carrier_rules
                ORDER BY priority, id LIMIT 1000""",
                row -> new CarrierRule(
                        Optional.ofNullable(row.getString(1)),
                        row.getObject(2) == null ? Optional.empty() : Optional.of(row.getLong(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant)));
    }
}
