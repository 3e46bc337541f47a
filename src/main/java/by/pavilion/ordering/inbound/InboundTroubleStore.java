package by.pavilion.ordering.inbound;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is wrong with inbounds. */
@ApplicationScoped
class InboundTroubleStore {
    private final Statements statements;

    InboundTroubleStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * A trouble of an inbound.
     *
     * @param number by which those of the same time are told apart
     */
    record Open(InboundId inbound, String kind, long number, Instant since) {}

    /** What is known already keeps its time. */
    void raise(Open trouble) {
        statements.update(
                "INSERT IGNORE INTO ordering_inbound_troubles (inbound_id, kind, number, since) VALUES (?, ?, ?, ?)",
                trouble.inbound().value(),
                trouble.kind(),
                trouble.number(),
                trouble.since());
    }

    void clear(InboundId inbound, String kind) {
        statements.update(
                "DELETE FROM ordering_inbound_troubles WHERE inbound_id = ? AND kind = ?", inbound.value(), kind);
    }

    /**
     * Those of inbounds that are not over, the longest waiting first. What lies in a sealed container of an inbound that was called
     * off has to be found all the same.
     */
    List<Open> open(Instant afterTime, long afterNumber, int limit) {
        return statements.list(
                """
                SELECT t.inbound_id, t.kind, t.number, t.since FROM ordering_inbound_troubles t
                JOIN ordering_inbounds i ON i.id = t.inbound_id
                WHERE (t.since > ? OR (t.since = ? AND t.number > ?))
                  AND (i.status = 'BOOKED' OR t.kind = 'cancelled_inside')
                ORDER BY t.since, t.number LIMIT ?""",
                row -> new Open(
                        new InboundId(row.getLong(1)),
                        row.getString(2),
                        row.getLong(3),
                        Statements.instant(row, 4)),
                afterTime,
                afterTime,
                afterNumber,
                limit);
    }
}
