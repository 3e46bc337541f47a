package by.pavilion.ordering.way;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What logistics has told of parcels in which goods come back. */
@ApplicationScoped
class ReturnWayStore {
    private final Statements statements;

    ReturnWayStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * A tracking event as it is kept.
     *
     * @param name under which its teller may take it back
     */
    record Step(ReturnId returned, String eventId, Name name, ParcelStep seen, Optional<String> retracts) {}

    /** A teller takes back what he has told of the same return. */
    record Name(ReturnId returned, String party, String eventId) {}

    void insert(List<Step> steps) {
        String insert = """
                INSERT IGNORE INTO ordering_return_events
                  (return_id, event_id, party, source_event_id, code, occurred_at, utc_offset, place, country, retracts)""";
        statements.insert(
                insert,
                steps.stream()
                        .map(step -> Arrays.<@Nullable Object>asList(
                                step.returned().value(),
                                step.eventId(),
                                step.name().party(),
                                step.name().eventId(),
                                step.seen().code(),
                                step.seen().at(),
                                step.seen().offset(),
                                step.seen().place().orElse(null),
                                step.seen().country().orElse(null),
                                step.retracts().orElse(null)))
                        .toList());
    }

    /** Notes when these are expected to be here. */
    void expect(Map<ReturnId, Instant> arrivals) {
        statements.insert(
                "INSERT INTO ordering_return_arrivals (return_id, expected_at)",
                "ON DUPLICATE KEY UPDATE expected_at = VALUES(expected_at)",
                arrivals.entrySet().stream()
                        .map(arrival -> List.<Object>of(arrival.getKey().value(), arrival.getValue()))
                        .toList());
    }

    /** When those returns of the order of which the goods are not here yet are expected, the first return first. */
    private Map<ReturnId, Instant> expected(OrderId order) {
        record Arrival(ReturnId returned, Instant at) {}
        String select = """
                SELECT a.return_id, a.expected_at FROM ordering_returns r
                JOIN ordering_return_arrivals a ON a.return_id = r.id
                WHERE r.order_id = ? AND r.state = 'APPROVED' ORDER BY r.id LIMIT 1000""";
        Map<ReturnId, Instant> expected = new LinkedHashMap<>();
        statements
                .list(
                        select,
                        row -> new Arrival(new ReturnId(row.getLong(1)), Statements.instant(row, "expected_at")),
                        order.value())
                .forEach(one -> expected.put(one.returned(), one.at()));
        return expected;
    }

    /** The ways of all returns of the order of which something was told or is expected, the first return first. */
    List<ReturnWay> of(OrderId order) {
        String select = """
                SELECT e.return_id, e.event_id, e.party, e.source_event_id, e.code, e.occurred_at, e.utc_offset, e.place,
                  e.country, e.retracts
                FROM ordering_returns r JOIN ordering_return_events e ON e.return_id = r.id
                WHERE r.order_id = ? ORDER BY e.return_id, e.occurred_at, e.event_id LIMIT 1000""";
        List<Step> told = statements.list(select, ReturnWayStore::read, order.value());
        Set<Name> retracted =
                told.stream().flatMap(step -> retracted(step).stream()).collect(Collectors.toSet());
        Map<ReturnId, Instant> expected = expected(order);
        Map<ReturnId, List<ParcelStep>> steps = new TreeMap<>(Comparator.comparing(ReturnId::value));
        expected.keySet().forEach(returned -> steps.put(returned, new ArrayList<>()));
        told.stream()
                .filter(step ->
                        !retracted.contains(step.name()) && !step.seen().code().equals("other"))
                .forEach(step -> steps.computeIfAbsent(step.returned(), none -> new ArrayList<>())
                        .add(step.seen()));
        return steps.entrySet().stream()
                .map(one ->
                        new ReturnWay(one.getKey(), one.getValue(), Optional.ofNullable(expected.get(one.getKey()))))
                .toList();
    }

    private static Optional<Name> retracted(Step step) {
        return step.retracts()
                .map(wrong -> new Name(step.returned(), step.name().party(), wrong));
    }

    private static Step read(ResultSet row) throws SQLException {
        ReturnId returned = new ReturnId(row.getLong("return_id"));
        return new Step(
                returned,
                row.getString("event_id"),
                new Name(returned, row.getString("party"), row.getString("source_event_id")),
                new ParcelStep(
                        row.getString("code"),
                        Statements.instant(row, "occurred_at"),
                        row.getString("utc_offset"),
                        Optional.ofNullable(row.getString("place")),
                        Optional.ofNullable(row.getString("country"))),
                Optional.ofNullable(row.getString("retracts")));
    }
}
