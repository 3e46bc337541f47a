package by.pavilion.customs;

import by.pavilion.customs.Splitting.Placed;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets of orders that look like a split purchase, and the quota entries that they are found in. Bulk reads, hence plain JDBC. */
@ApplicationScoped
class SplittingStore {
    private static final String PLACED =
            "SELECT order_id, person, amount_minor, reserved_at FROM customs_quota_entries WHERE ";

    private final Statements statements;

    SplittingStore(Statements statements) {
        this.statements = statements;
    }

    enum State {
        /** Waits for a person. */
        OPEN,
        /** A person has found nothing wrong with it. */
        DISMISSED,
        /** A further order made it a larger set. */
        REPLACED,
        /** Orders were cancelled, and the rest looks like nothing. */
        GONE
    }

    /** Up to where was looked. */
    record Position(Instant reservedAt, String order) {}

    /** A set that a person has to judge or has judged. */
    record Known(CaseId id, State state, Instant since, Set<String> orders) {}

    /** A set that waits for a person. */
    record Open(CaseId id, Instant since, Money total, Money limit, List<String> orders) {}

    /** Where to go on; nobody else goes on from there until the transaction ends. */
    Optional<Position> lockPosition() {
        return statements
                .list(
                        "SELECT reserved_at, order_id FROM customs_splitting_position WHERE id = 1 FOR UPDATE",
                        row -> new Position(Statements.instant(row, 1), row.getString(2)))
                .stream()
                .findFirst();
    }

    void moveTo(Position position) {
        statements.update(
                "INSERT INTO customs_splitting_position (id, reserved_at, order_id) VALUES (1, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE reserved_at = VALUES(reserved_at), order_id = VALUES(order_id)",
                position.reservedAt(),
                position.order());
    }

    /** Reserved orders after the position, the earliest first, whatever became of them. */
    List<Placed> after(Position position, Instant until, int limit) {
        return statements.list(
                PLACED + "reserved_at >= ? AND (reserved_at > ? OR order_id > ?) AND reserved_at <= ?"
                        + " ORDER BY reserved_at, order_id LIMIT ?",
                SplittingStore::placed,
                position.reservedAt(),
                position.reservedAt(),
                position.order(),
                until,
                limit);
    }

    /** What these persons have placed in a time and not given back. */
    List<Placed> placedBy(Collection<String> persons, Instant from, Instant to) {
        List<Object> values = new ArrayList<>(persons);
        values.add(from);
        values.add(to);
        return statements.list(
                PLACED + "person IN (" + Statements.placeholders(persons.size()) + ") AND reserved_at BETWEEN ? AND ?"
                        + " AND state <> 'GIVEN_BACK' ORDER BY reserved_at, order_id",
                SplittingStore::placed,
                values.toArray());
    }

    /** Those of the orders that are not given back. */
    List<Placed> standing(Collection<String> orders) {
        return statements.list(
                PLACED + "order_id IN (" + Statements.placeholders(orders.size())
                        + ") AND state <> 'GIVEN_BACK' ORDER BY reserved_at, order_id",
                SplittingStore::placed,
                orders.toArray());
    }

    /** Sets in any of these states that hold at least one of the orders. */
    List<Known> holding(Collection<String> orders, Set<State> states) {
        return statements
                .list(
                        "SELECT DISTINCT splitting.id, splitting.state, splitting.since FROM customs_splittings splitting"
                                + " JOIN customs_splitting_orders held ON held.splitting_id = splitting.id"
                                + " WHERE held.order_id IN (" + Statements.placeholders(orders.size())
                                + ") ORDER BY splitting.id",
                        row -> known(row, Set.of()),
                        orders.toArray())
                .stream()
                .filter(known -> states.contains(known.state()))
                .map(this::withOrders)
                .toList();
    }

    /** Open sets of which an order was given back, wholly or in part, since they were looked at. */
    List<Known> outdated(int limit) {
        return statements
                .list(
                        "SELECT DISTINCT splitting.id, splitting.state, splitting.since FROM customs_splittings splitting"
                                + " JOIN customs_splitting_orders held ON held.splitting_id = splitting.id"
                                + " JOIN customs_quota_entries entry ON entry.order_id = held.order_id"
                                + " WHERE splitting.state = 'OPEN'"
                                + " AND (entry.state = 'GIVEN_BACK' OR entry.amount_minor <> held.amount_minor)"
                                + " ORDER BY splitting.id LIMIT ?",
                        row -> known(row, Set.of()),
                        limit)
                .stream()
                .map(this::withOrders)
                .toList();
    }

    /** Open sets, the longest waiting first. */
    List<Open> open(Instant afterTime, long afterId, int limit) {
        return statements
                .list(
                        "SELECT id, since, limit_minor, limit_currency, (SELECT SUM(amount_minor)"
                                + " FROM customs_splitting_orders WHERE splitting_id = id) FROM customs_splittings"
                                + " WHERE state = 'OPEN' AND (since > ? OR (since = ? AND id > ?))"
                                + " ORDER BY since, id LIMIT ?",
                        row -> {
                            Currency currency = Currency.getInstance(row.getString(4));
                            return new Open(
                                    new CaseId(row.getLong(1)),
                                    Statements.instant(row, 2),
                                    Money.ofMinor(row.getLong(5), currency),
                                    Money.ofMinor(row.getLong(3), currency),
                                    List.of());
                        },
                        afterTime,
                        afterTime,
                        afterId,
                        limit)
                .stream()
                .map(open ->
                        new Open(open.id(), open.since(), open.total(), open.limit(), List.copyOf(ordersOf(open.id()))))
                .toList();
    }

    Optional<State> state(CaseId id) {
        return statements
                .list(
                        "SELECT state FROM customs_splittings WHERE id = ?",
                        row -> State.valueOf(row.getString(1)),
                        id.value())
                .stream()
                .findFirst();
    }

    void insert(CaseId id, Instant since, Money limit, List<Placed> orders) {
        statements.update(
                "INSERT INTO customs_splittings (id, state, since, limit_minor, limit_currency)"
                        + " VALUES (?, 'OPEN', ?, ?, ?)",
                id.value(),
                since,
                limit.minor(),
                limit.currency().getCurrencyCode());
        hold(id, orders);
    }

    /** Writes which orders are left of a set, and what they are worth now. */
    void replaceOrders(CaseId id, List<Placed> orders) {
        statements.update("DELETE FROM customs_splitting_orders WHERE splitting_id = ?", id.value());
        hold(id, orders);
    }

    /** False when it was not open any more: then nothing has changed. */
    boolean close(CaseId id, State state, Instant at, @Nullable String by, @Nullable String note) {
        return statements.update(
                        "UPDATE customs_splittings SET state = ?, closed_at = ?, closed_by = ?, note = ?"
                                + " WHERE id = ? AND state = 'OPEN'",
                        state.name(),
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }

    private void hold(CaseId id, List<Placed> orders) {
        for (Placed order : orders) {
            statements.update(
                    "INSERT INTO customs_splitting_orders (splitting_id, order_id, amount_minor) VALUES (?, ?, ?)",
                    id.value(),
                    order.order(),
                    order.amountMinor());
        }
    }

    private Known withOrders(Known known) {
        return new Known(known.id(), known.state(), known.since(), ordersOf(known.id()));
    }

    private Set<String> ordersOf(CaseId id) {
        return new TreeSet<>(statements.list(
                "SELECT order_id FROM customs_splitting_orders WHERE splitting_id = ?",
                row -> row.getString(1),
                id.value()));
    }

    private static Known known(ResultSet row, Set<String> orders) throws SQLException {
        return new Known(
                new CaseId(row.getLong(1)), State.valueOf(row.getString(2)), Statements.instant(row, 3), orders);
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(row.getString(1), row.getString(2), row.getLong(3), Statements.instant(row, 4));
    }
}
