package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The queue of what carriers have to be asked. Plain JDBC: every order passes here twice. */
@ApplicationScoped
class CarrierRequestStore {
    private static final int LONGEST_ERROR = 500;
    private static final String SELECT =
            "SELECT " + CarrierRequestRow.COLUMNS + " FROM logistics_carrier_requests request WHERE ";
    private static final String COLUMNS_OF_A_WISH =
            "logistics_carrier_requests (order_id, kind, correlation_id, next_attempt_at, attempts)";

    private final Statements statements;

    CarrierRequestStore(Statements statements) {
        this.statements = statements;
    }

    /** An order about which a carrier has to be asked. */
    record Wish(String orderId, CarrierRequest.Kind kind, String correlationId) {}

    /** A request for which it is too early, or which failed. */
    record Delay(CarrierRequest request, Instant nextAttemptAt, int attempts, String reason) {}

    /** Asks once: a request that already waits stays as it is. */
    void insert(List<Wish> wishes, Instant due) {
        statements.insert("INSERT IGNORE INTO " + COLUMNS_OF_A_WISH, rows(wishes, due));
    }

    /** Asks once more, also when it is being asked just now: what was told of the order until then is no longer so. */
    void insertAnew(List<Wish> wishes, Instant due) {
        // one statement: an INSERT IGNORE shares its lock, and would meet whoever deletes the request in a deadlock
        statements.insert(
                "INSERT INTO " + COLUMNS_OF_A_WISH,
                "ON DUPLICATE KEY UPDATE next_attempt_at = VALUES(next_attempt_at)",
                rows(wishes, due));
    }

    private static List<List<Object>> rows(List<Wish> wishes, Instant due) {
        return wishes.stream()
                .map(wish -> List.<Object>of(wish.orderId(), wish.kind().name(), wish.correlationId(), due, 0))
                .toList();
    }

    /** Nothing is asked about this order from now on. */
    void hold(String orderId) {
        statements.update("INSERT IGNORE INTO logistics_held_orders (order_id) VALUES (?)", orderId);
    }

    void letGo(String orderId) {
        statements.update("DELETE FROM logistics_held_orders WHERE order_id = ?", orderId);
    }

    /** Of orders that are not held; of those that are, only that the order is cancelled. */
    List<CarrierRequest> due(Instant now, int limit) {
        return list(
                "next_attempt_at <= ? AND (kind = ? OR NOT EXISTS ("
                        + "SELECT 1 FROM logistics_held_orders held WHERE held.order_id = request.order_id))"
                        + " ORDER BY next_attempt_at LIMIT ?",
                now,
                CarrierRequest.Kind.VOID.name(),
                limit);
    }

    List<CarrierRequest> ofOrder(String orderId) {
        return list("order_id = ? ORDER BY kind", orderId);
    }

    /** @param orderIds at least one */
    List<CarrierRequest> ofOrders(List<String> orderIds) {
        return list("order_id IN (" + Statements.placeholders(orderIds.size()) + ")", orderIds.toArray());
    }

    private List<CarrierRequest> list(String where, Object... values) {
        return statements.list(SELECT + where, CarrierRequestRow::read, values).stream()
                .map(CarrierRequestRow::request)
                .toList();
    }

    /** Nothing that was to be asked for these orders is asked any more. */
    void forget(List<String> orderIds) {
        if (!orderIds.isEmpty()) {
            statements.update(
                    "DELETE FROM logistics_carrier_requests WHERE order_id IN ("
                            + Statements.placeholders(orderIds.size()) + ")",
                    orderIds.toArray());
        }
    }

    /** One statement for each kind. What is to be declared and was asked for anew meanwhile stays. */
    void delete(List<CarrierRequest> requests) {
        statements.batch(
                "DELETE FROM logistics_carrier_requests WHERE order_id = ? AND kind = ? AND next_attempt_at = ?",
                requests.stream()
                        .filter(request -> request.kind() == CarrierRequest.Kind.DECLARE)
                        .map(request -> List.<Object>of(
                                request.orderId(), request.kind().name(), request.nextAttemptAt()))
                        .toList());
        Map<CarrierRequest.Kind, List<String>> orders = requests.stream()
                .filter(request -> request.kind() != CarrierRequest.Kind.DECLARE)
                .collect(Collectors.groupingBy(
                        CarrierRequest::kind, Collectors.mapping(CarrierRequest::orderId, Collectors.toList())));
        orders.forEach(this::delete);
    }

    private void delete(CarrierRequest.Kind kind, List<String> orders) {
        List<Object> values = new ArrayList<>(List.of(kind.name()));
        values.addAll(orders);
        statements.update(
                "DELETE FROM logistics_carrier_requests WHERE kind = ? AND order_id IN ("
                        + Statements.placeholders(orders.size()) + ")",
                values.toArray());
    }

    void postpone(List<Delay> delays) {
        String update = """
                UPDATE logistics_carrier_requests SET next_attempt_at = ?, attempts = ?, last_error = ?
                WHERE order_id = ? AND kind = ?""";
        statements.batch(
                update,
                delays.stream()
                        .map(delay -> Arrays.<Object>asList(
                                delay.nextAttemptAt(),
                                delay.attempts(),
                                shortened(delay.reason()),
                                delay.request().orderId(),
                                delay.request().kind().name()))
                        .toList());
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_ERROR));
    }
}
