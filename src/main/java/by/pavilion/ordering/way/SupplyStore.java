package by.pavilion.ordering.way;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Carriers whose numbers are few. */
@ApplicationScoped
class SupplyStore {
    private final Statements statements;

    SupplyStore(Statements statements) {
        this.statements = statements;
    }

    /** @param number by which those of the same time are told apart */
    record Low(String carrier, long number, long left, Instant since) {}

    void low(Low supply) {
        statements.update(
                "INSERT IGNORE INTO ordering_number_supplies (carrier, number, numbers_left, since) VALUES (?, ?, ?, ?)",
                supply.carrier(),
                supply.number(),
                supply.left(),
                supply.since());
    }

    void enough(String carrier) {
        statements.update("DELETE FROM ordering_number_supplies WHERE carrier = ?", carrier);
    }

    List<Low> open(Instant afterTime, long afterNumber, int limit) {
        String select = """
                SELECT carrier, number, numbers_left, since FROM ordering_number_supplies
                WHERE since > ? OR (since = ? AND number > ?) ORDER BY since, number LIMIT ?""";
        return statements.list(
                select,
                row -> new Low(row.getString(1), row.getLong(2), row.getLong(3), Statements.instant(row, 4)),
                afterTime,
                afterTime,
                afterNumber,
                limit);
    }
}
