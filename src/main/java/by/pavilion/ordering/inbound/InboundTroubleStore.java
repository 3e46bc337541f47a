package by.pavilion.ordering.inbound;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with inbounds. */
@ApplicationScoped
class InboundTroubleStore {
    /** Of what is wrong for no cause that is told; what is late is late for each of its causes by itself. */
    private static final String NO_CAUSE = "";

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

    /**
     * What is known already keeps its time.
     *
     * @param cause why they are late, where that is what is wrong and was told
     */
    void raise(Open trouble, @Nullable String cause) {
        statements.update(
                """
                INSERT IGNORE INTO ordering_inbound_troubles (inbound_id, kind, number, since, cause)
                VALUES (?, ?, ?, ?, ?)""",
                trouble.inbound().value(),
                trouble.kind(),
                trouble.number(),
                trouble.since(),
                Objects.requireNonNullElse(cause, NO_CAUSE));
    }

    /** @param cause the one that is over, where several may be; all are when none is told */
    void clear(InboundId inbound, String kind, @Nullable String cause) {
        String delete = "DELETE FROM ordering_inbound_troubles WHERE inbound_id = ? AND kind = ?";
        if (cause == null) {
            statements.update(delete, inbound.value(), kind);
        } else {
            statements.update(delete + " AND cause IN (?, ?)", inbound.value(), kind, cause, NO_CAUSE);
        }
    }

    /**
     * Those of inbounds that are not over, the longest waiting first; what is late for several causes is one. What lies in a sealed
     * container of an inbound that was called off has to be found all the same.
     */
    List<Open> open(Instant afterTime, long afterNumber, int limit) {
        return statements.list(
                """
                SELECT t.inbound_id, t.kind, t.number, t.since FROM ordering_inbound_troubles t
                JOIN ordering_inbounds i ON i.id = t.inbound_id
                WHERE (t.since > ? OR (t.since = ? AND t.number > ?))
                  AND (i.status = 'BOOKED' OR t.kind = 'cancelled_inside')
                  AND NOT EXISTS (
                    SELECT 1 FROM ordering_inbound_troubles e WHERE e.inbound_id = t.inbound_id AND e.kind = t.kind
                      AND (e.since < t.since OR (e.since = t.since AND e.number < t.number)))
                ORDER BY t.since, t.number LIMIT ?""",
                row -> new Open(
                        new InboundId(row.getLong(1)), row.getString(2), row.getLong(3), Statements.instant(row, 4)),
                afterTime,
                afterTime,
                afterNumber,
                limit);
    }
}
