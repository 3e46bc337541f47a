package by.pavilion.logistics.numbers;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Rules on numbers: a row or two. */
@ApplicationScoped
class NumberRuleStore {
    private final Statements statements;

    NumberRuleStore(Statements statements) {
        this.statements = statements;
    }

    /** Of any day. */
    List<NumberRule> all() {
        return statements.list(
                "SELECT months, valid_from, valid_until FROM logistics_number_rules",
                row -> new NumberRule(
                        row.getInt(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
    }
}
