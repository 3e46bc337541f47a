package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When carriers are asked about parcels. Every order passes here once, in batches. */
@ApplicationScoped
class TrackingQuestionStore {
    private static final int LONGEST_ERROR = 500;

    private final Statements statements;

    TrackingQuestionStore(Statements statements) {
        this.statements = statements;
    }

    /** @param error why there was no answer; empty when there was one */
    record Next(ShipmentId shipment, Instant at, int attempts, Optional<String> error) {}

    /**
     * A parcel that is asked about already goes on as it does.
     *
     * @param firstAt when carriers are asked first, by shipment
     */
    void insert(Map<ShipmentId, Instant> firstAt) {
        statements.insert(
                "INSERT IGNORE INTO logistics_tracking_questions (shipment_id, next_at, attempts, began_at)",
                firstAt.entrySet().stream()
                        .map(first -> List.<Object>of(first.getKey().value(), first.getValue(), 0, first.getValue()))
                        .toList());
    }

    /** @param longAgo what began before is over, however its parcel stands: carriers use numbers again */
    List<TrackingQuestion> due(Instant now, Instant longAgo, int limit) {
        return statements.list(
                """
                SELECT q.shipment_id, s.carrier, p.tracking_number,
                  s.status IN ('DELIVERED', 'RETURNED') OR s.voiding IS NOT NULL
                    OR COALESCE(q.began_at, s.created_at) < ?, q.attempts
                FROM logistics_tracking_questions q JOIN logistics_shipments s ON s.id = q.shipment_id
                JOIN logistics_parcels p ON p.shipment_id = q.shipment_id
                WHERE q.next_at <= ? AND p.tracking_number IS NOT NULL ORDER BY q.next_at LIMIT ?""",
                row -> new TrackingQuestion(
                        new ShipmentId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getInt(5)),
                longAgo,
                now,
                limit);
    }

    void postpone(List<Next> next) {
        statements.batch(
                "UPDATE logistics_tracking_questions SET next_at = ?, attempts = ?, last_error = ? WHERE shipment_id = ?",
                next.stream()
                        .map(one -> Arrays.<Object>asList(
                                one.at(),
                                one.attempts(),
                                one.error()
                                        .map(error -> error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                                        .orElse(null),
                                one.shipment().value()))
                        .toList());
    }

    void delete(Collection<ShipmentId> shipments) {
        statements.batch(
                "DELETE FROM logistics_tracking_questions WHERE shipment_id = ?",
                shipments.stream()
                        .map(shipment -> List.<Object>of(shipment.value()))
                        .toList());
    }
}
