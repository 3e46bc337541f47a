package by.pavilion.ordering.way;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is wrong with parcels in which goods come back. */
@ApplicationScoped
class ReturnTroubleStore {
    private final Statements statements;

    ReturnTroubleStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * A trouble of a return.
     *
     * @param number by which those of the same time are told apart
     */
    record Raised(ReturnId returned, String kind, long number, String shipment, Instant since) {}

    /** One whose return still waits for its goods. */
    record Open(Raised trouble, OrderId order) {}

    /** What is known already keeps its time. */
    void raise(Raised trouble) {
        String insert = """
                INSERT IGNORE INTO ordering_return_troubles (return_id, kind, number, shipment_id, since)
                VALUES (?, ?, ?, ?, ?)""";
        statements.update(
                insert,
                trouble.returned().value(),
                trouble.kind(),
                trouble.number(),
                trouble.shipment(),
                trouble.since());
    }

    void clear(ReturnId returned, String kind) {
        statements.update(
                "DELETE FROM ordering_return_troubles WHERE return_id = ? AND kind = ?", returned.value(), kind);
    }

    /** The longest waiting first. */
    List<Open> open(Instant afterTime, long afterNumber, int limit) {
        return statements.list(
                """
                SELECT t.return_id, t.kind, t.number, t.shipment_id, t.since, r.order_id FROM ordering_return_troubles t
                JOIN ordering_returns r ON r.id = t.return_id
                WHERE (t.since > ? OR (t.since = ? AND t.number > ?)) AND r.state = 'APPROVED'
                ORDER BY t.since, t.number LIMIT ?""",
                row -> new Open(
                        new Raised(
                                new ReturnId(row.getLong("return_id")),
                                row.getString("kind"),
                                row.getLong("number"),
                                row.getString("shipment_id"),
                                Statements.instant(row, "since")),
                        new OrderId(row.getLong("order_id"))),
                afterTime,
                afterTime,
                afterNumber,
                limit);
    }
}
