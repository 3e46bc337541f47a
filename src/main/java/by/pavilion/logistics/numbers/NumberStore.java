package by.pavilion.logistics.numbers;

import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranges of numbers, and which parcels have which. Plain JDBC: every parcel passes here. */
@ApplicationScoped
class NumberStore {
    private static final String RANGE =
            "SELECT id, carrier, prefix, suffix, digits, first_number, last_number, next_number, check_digit, valid_from,"
                    + " created_at, taken_at, ended_at FROM logistics_number_ranges ";

    private final Statements statements;

    NumberStore(Statements statements) {
        this.statements = statements;
    }

    /** What operators were told of a carrier's ranges, and the number of the last event about them. */
    record Supply(boolean isLow, long sequence) {}

    /** Nobody else gives numbers of the carrier away, or notes those that it gives itself, until the transaction ends. */
    Supply lock(String carrier) {
        statements.update(
                "INSERT INTO logistics_number_supplies (carrier, is_low, event_sequence) VALUES (?, FALSE, 0)"
                        + " ON DUPLICATE KEY UPDATE event_sequence = event_sequence",
                carrier);
        return statements
                .list(
                        "SELECT is_low, event_sequence FROM logistics_number_supplies WHERE carrier = ? FOR UPDATE",
                        row -> new Supply(row.getBoolean(1), row.getLong(2)),
                        carrier)
                .get(0);
    }

    void supply(String carrier, Supply supply) {
        statements.update(
                "UPDATE logistics_number_supplies SET is_low = ?, event_sequence = ? WHERE carrier = ?",
                supply.isLow(),
                supply.sequence(),
                carrier);
    }

    void insert(NumberRange range) {
        statements.update(
                """
                INSERT INTO logistics_number_ranges
                  (id, carrier, prefix, suffix, digits, first_number, last_number, next_number, check_digit, valid_from,
                   created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                range.id().value(),
                range.carrier(),
                range.prefix(),
                range.suffix(),
                range.digits(),
                range.first(),
                range.last(),
                range.next(),
                range.checkDigit().name(),
                range.validFrom(),
                range.createdAt());
    }

    Optional<NumberRange> find(NumberRangeId id) {
        return statements.list(RANGE + "WHERE id = ?", NumberStore::range, id.value()).stream()
                .findFirst();
    }

    /** The newest first. */
    List<NumberRange> page(@Nullable String carrier, long below, int limit) {
        return carrier == null
                ? statements.list(RANGE + "WHERE id < ? ORDER BY id DESC LIMIT ?", NumberStore::range, below, limit)
                : statements.list(
                        RANGE + "WHERE carrier = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        NumberStore::range,
                        carrier,
                        below,
                        limit);
    }

    /** All of a carrier. */
    List<NumberRange> of(String carrier) {
        return statements.list(RANGE + "WHERE carrier = ? ORDER BY valid_from, id", NumberStore::range, carrier);
    }

    /** Those of these carriers that have ranges by now, if only such as were ended: numbers out of them may be on parcels. */
    Set<String> withRanges(Collection<String> carriers, Instant now) {
        List<Object> values = new ArrayList<>(carriers);
        values.add(now);
        return new HashSet<>(statements.list(
                "SELECT DISTINCT carrier FROM logistics_number_ranges WHERE carrier IN ("
                        + Statements.placeholders(carriers.size()) + ") AND valid_from <= ?",
                row -> row.getString(1),
                values.toArray()));
    }

    /** Writes how far a range is, and whether it has ended. */
    void update(NumberRange range) {
        statements.update(
                "UPDATE logistics_number_ranges SET next_number = ?, taken_at = ?, ended_at = ? WHERE id = ?",
                range.next(),
                range.takenAt().orElse(null),
                range.endedAt().orElse(null),
                range.id().value());
    }

    /** Numbers that were given to these shipments already. */
    Map<ShipmentId, String> given(Collection<ShipmentId> shipments) {
        Map<ShipmentId, String> given = new HashMap<>();
        statements
                .list(
                        "SELECT shipment_id, given_number FROM logistics_parcels WHERE given_number IS NOT NULL"
                                + " AND shipment_id IN (" + Statements.placeholders(shipments.size()) + ")",
                        row -> Map.entry(new ShipmentId(row.getLong(1)), row.getString(2)),
                        shipments.stream().map(ShipmentId::value).toArray())
                .forEach(one -> given.put(one.getKey(), one.getValue()));
        return given;
    }

    void give(Map<ShipmentId, String> numbers) {
        statements.batch(
                "UPDATE logistics_parcels SET given_number = ? WHERE shipment_id = ?",
                numbers.entrySet().stream()
                        .map(one -> List.<Object>of(one.getValue(), one.getKey().value()))
                        .toList());
    }

    /**
     * Takes back what was given out of a range to parcels whose carrier has not taken them yet. Numbers of one range are as long and
     * have the order of their serial numbers.
     */
    void takeBack(NumberRange range) {
        if (range.next() > range.first()) {
            String first = range.number(range.first());
            statements.update(
                    """
                    UPDATE logistics_parcels SET given_number = NULL
                    WHERE carrier = ? AND tracking_number IS NULL AND given_number BETWEEN ? AND ?
                      AND CHAR_LENGTH(given_number) = ? AND RIGHT(given_number, ?) = ?""",
                    range.carrier(),
                    first,
                    range.number(range.next() - 1),
                    first.length(),
                    range.suffix().length(),
                    range.suffix());
        }
    }

    /** Which of a carrier's numbers are on parcels that began their way since then, and on whose. */
    Map<String, Set<ShipmentId>> numbered(String carrier, Collection<String> numbers, Instant since) {
        Map<String, Set<ShipmentId>> taken = new HashMap<>();
        if (numbers.isEmpty()) {
            return taken;
        }
        List<Object> values = new ArrayList<>(List.of(carrier));
        values.addAll(numbers);
        values.add(since);
        statements
                .list(
                        "SELECT p.tracking_number, p.shipment_id FROM logistics_parcels p"
                                + " JOIN logistics_shipments s ON s.id = p.shipment_id"
                                + " WHERE p.carrier = ? AND p.tracking_number IN ("
                                + Statements.placeholders(numbers.size())
                                + ") AND s.created_at >= ?",
                        row -> Map.entry(row.getString(1), new ShipmentId(row.getLong(2))),
                        values.toArray())
                .forEach(one -> taken.computeIfAbsent(one.getKey(), none -> new HashSet<>())
                        .add(one.getValue()));
        return taken;
    }

    private static NumberRange range(ResultSet row) throws SQLException {
        return new NumberRange(
                new NumberRangeId(row.getLong("id")),
                row.getString("carrier"),
                row.getString("prefix"),
                row.getString("suffix"),
                row.getInt("digits"),
                row.getLong("first_number"),
                row.getLong("last_number"),
                row.getLong("next_number"),
                CheckDigit.valueOf(row.getString("check_digit")),
                Statements.instant(row, "valid_from"),
                Statements.instant(row, "created_at"),
                Statements.optionalInstant(row, "taken_at"),
                Statements.optionalInstant(row, "ended_at"));
    }
}
