package by.pavilion.logistics.eta;

import by.pavilion.logistics.DelayCause;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which single parcels are on their way, until when they should be there, and which of them are late. */
@ApplicationScoped
class LegStore {
    /** Of what goes back, nobody waits for the next departure. */
    private static final String WAITING = """
             FROM logistics_waiting_parcels w JOIN logistics_shipments s ON s.id = w.shipment_id
            WHERE s.voiding IS NULL AND s.status NOT IN ('RETURNING', 'RETURNED')
              AND s.last_mile_departed_at IS NULL AND s.delivered_at IS NULL
            """;

    private static final String LATE_AND_WAITING = WAITING + """
              AND w.promised_at < ?
              AND NOT EXISTS (SELECT 1 FROM logistics_held_orders h WHERE h.order_id = s.order_id)
              AND NOT EXISTS (SELECT 1 FROM logistics_merchant_parts m
                WHERE m.shipment_id = w.shipment_id AND m.state IN ('TO_CONFIRM', 'CONFIRMED', 'PACKED'))
              AND NOT EXISTS (SELECT 1 FROM logistics_watched_legs g WHERE g.shipment_id = w.shipment_id)""";

    /** What is sent back is waited for until the warehouse has it, also when its carrier calls it delivered. */
    private static final String IS_WAITED_FOR = """
            s.voiding IS NULL
              AND (s.status NOT IN ('DELIVERED', 'RETURNED') OR (s.kind = 'RETURN' AND s.status = 'DELIVERED'))
            """;

    private final Statements statements;

    LegStore(Statements statements) {
        this.statements = statements;
    }

    /** A shipment on its way. */
    record Watched(
            ShipmentId shipment,
            PresentLeg.Kind kind,
            Instant since,
            Instant seenAt,
            Instant latestAt,
            boolean isDelayed) {

        /** The shipments of these, by what they are late for, if they are. */
        static Map<DelayCause, List<ShipmentId>> byCause(Collection<Watched> legs) {
            Map<DelayCause, List<ShipmentId>> shipments = new EnumMap<>(DelayCause.class);
            for (Watched leg : legs) {
                shipments
                        .computeIfAbsent(leg.kind().cause(), none -> new ArrayList<>())
                        .add(leg.shipment());
            }
            return shipments;
        }
    }

    /** Those of these shipments that are watched. They must be locked. */
    Map<ShipmentId, Watched> find(Collection<ShipmentId> shipments) {
        Map<ShipmentId, Watched> found = new HashMap<>();
        statements
                .list(
                        """
                        SELECT shipment_id, kind, since, seen_at, latest_at, is_delayed FROM logistics_watched_legs
                        WHERE shipment_id IN (""" + Statements.placeholders(shipments.size()) + ")",
                        LegStore::watched,
                        shipments.stream().map(ShipmentId::value).toArray())
                .forEach(watched -> found.put(watched.shipment(), watched));
        return found;
    }

    private static Watched watched(ResultSet row) throws SQLException {
        return new Watched(
                new ShipmentId(row.getLong(1)),
                PresentLeg.Kind.valueOf(row.getString(2)),
                Statements.instant(row, 3),
                Statements.instant(row, 4),
                Statements.instant(row, 5),
                row.getBoolean(6));
    }

    void write(List<Watched> legs) {
        statements.insert(
                "INSERT INTO logistics_watched_legs (shipment_id, kind, since, seen_at, latest_at, is_delayed)",
                """
                ON DUPLICATE KEY UPDATE kind = VALUES(kind), since = VALUES(since), seen_at = VALUES(seen_at),
                  latest_at = VALUES(latest_at), is_delayed = VALUES(is_delayed)""",
                legs.stream()
                        .map(leg -> List.<Object>of(
                                leg.shipment().value(),
                                leg.kind().name(),
                                leg.since(),
                                leg.seenAt(),
                                leg.latestAt(),
                                leg.isDelayed()))
                        .toList());
    }

    void forget(List<ShipmentId> shipments) {
        if (!shipments.isEmpty()) {
            statements.update(
                    "DELETE FROM logistics_watched_legs WHERE shipment_id IN ("
                            + Statements.placeholders(shipments.size()) + ")",
                    shipments.stream().map(ShipmentId::value).toArray());
        }
    }

    /** Those of these shipments that nobody waits for any more are watched no longer; gives those of them that were late. */
    List<Watched> forgetVoided(Collection<ShipmentId> shipments) {
        List<Watched> voided = statements.list(
                """
                SELECT g.shipment_id, g.kind, g.since, g.seen_at, g.latest_at, g.is_delayed FROM logistics_watched_legs g
                JOIN logistics_shipments s ON s.id = g.shipment_id
                WHERE s.voiding IS NOT NULL AND g.shipment_id IN (""" + Statements.placeholders(shipments.size()) + ")",
                LegStore::watched,
                shipments.stream().map(ShipmentId::value).toArray());
        forget(voided.stream().map(Watched::shipment).toList());
        return voided.stream().filter(Watched::isDelayed).toList();
    }

    /** Shipments that should have been there by then at the latest and are not known to be late, but for those in departures. */
    List<ShipmentId> late(Instant latestBefore, int limit) {
        return statements.list(
                """
                SELECT g.shipment_id FROM logistics_watched_legs g JOIN logistics_shipments s ON s.id = g.shipment_id
                WHERE g.is_delayed = FALSE AND g.latest_at < ? AND %s AND NOT EXISTS (
                  SELECT 1 FROM logistics_unit_parcels l JOIN logistics_departures d ON d.id = l.departure_id
                  WHERE l.shipment_id = g.shipment_id AND l.unpacked_at IS NULL AND d.state = 'DEPARTED')
                ORDER BY g.latest_at, g.shipment_id LIMIT ?""".formatted(IS_WAITED_FOR), row -> new ShipmentId(row.getLong(1)), latestBefore, limit);
    }

    /** Where parcels wait for departures. */
    List<String> waitingPlaces() {
        return statements.list(
                "SELECT DISTINCT place FROM logistics_waiting_parcels ORDER BY place LIMIT 1000",
                row -> row.getString(1));
    }

    /**
     * Shipments that wait at a place for a departure, could go and should have been at their end by then, and are not watched yet.
     * Those whose merchants are late, and those that are held, wait for others.
     */
    List<ShipmentId> waiting(String place, Instant promisedBefore, int limit) {
        return statements.list(
                "SELECT w.shipment_id" + LATE_AND_WAITING
                        + " AND w.place = ? GROUP BY w.shipment_id ORDER BY MIN(w.promised_at), w.shipment_id LIMIT ?",
                row -> new ShipmentId(row.getLong(1)),
                promisedBefore,
                place,
                limit);
    }

    /** Those of these shipments, which must be locked, of which that is still so. */
    List<Watched> stillWaiting(List<ShipmentId> shipments, Instant promisedBefore) {
        List<Object> values = new ArrayList<>(List.of(promisedBefore));
        shipments.forEach(shipment -> values.add(shipment.value()));
        return statements.list(
                "SELECT w.shipment_id, MIN(w.since), MIN(w.promised_at)" + LATE_AND_WAITING + " AND w.shipment_id IN ("
                        + Statements.placeholders(shipments.size()) + ") GROUP BY w.shipment_id",
                LegStore::waitingRow,
                values.toArray());
    }

    /** Those of these shipments of which something waits for a departure, whether it could go or not. */
    List<ShipmentId> notTakenYet(List<ShipmentId> shipments) {
        return shipments.isEmpty()
                ? List.of()
                : statements.list(
                        "SELECT DISTINCT w.shipment_id" + WAITING + " AND w.shipment_id IN ("
                                + Statements.placeholders(shipments.size()) + ")",
                        row -> new ShipmentId(row.getLong(1)),
                        shipments.stream().map(ShipmentId::value).toArray());
    }

    private static Watched waitingRow(ResultSet row) throws SQLException {
        Instant since = Statements.instant(row, 2);
        Instant promisedAt = Statements.instant(row, 3);
        return new Watched(new ShipmentId(row.getLong(1)), PresentLeg.Kind.WAITING, since, since, promisedAt, true);
    }

    /** Nobody else changes the shipments until the transaction ends: whoever tells of one has locked it first, too. */
    void lockShipments(List<ShipmentId> shipments) {
        statements.list(
                "SELECT id FROM logistics_shipments WHERE id IN (" + Statements.placeholders(shipments.size())
                        + ") ORDER BY id FOR UPDATE",
                row -> row.getLong(1),
                shipments.stream().map(ShipmentId::value).toArray());
    }

    /** Notes of these shipments, which must be locked, that they are late; gives those that still are and are waited for. */
    List<ShipmentId> delay(List<ShipmentId> shipments, Instant latestBefore) {
        List<ShipmentId> delayed = new ArrayList<>();
        for (ShipmentId shipment : shipments) {
            if (statements.update("""
                            UPDATE logistics_watched_legs g JOIN logistics_shipments s ON s.id = g.shipment_id
                            SET g.is_delayed = TRUE
                            WHERE g.shipment_id = ? AND g.is_delayed = FALSE AND g.latest_at < ?
                              AND %s""".formatted(IS_WAITED_FOR), shipment.value(), latestBefore) > 0) {
                delayed.add(shipment);
            }
        }
        return delayed;
    }

    /** What a carrier took from one place to the next is one more record of how long that takes. */
    void record(String route, Duration taken, Instant endedAt) {
        statements.update(
                "INSERT INTO logistics_transits (route, minutes, ended_at) VALUES (?, ?, ?)",
                route,
                taken.toMinutes(),
                endedAt);
    }
}
