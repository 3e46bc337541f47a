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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of orders that look like a split purchase, and the quota entries that they are found in. Bulk reads, hence plain JDBC. */
@ApplicationScoped
class SplittingStore {
    private static final String PLACED =
            "SELECT order_id, person, amount_minor, reserved_at FROM customs_quota_entries WHERE ";
    private static final String SET =
            "splitting.id, COALESCE(splitting.case_id, splitting.id), splitting.state, splitting.since";

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

    /**
     * A set that a person has to judge or has judged. It keeps its number, and is another case each time that further orders
     * come to it.
     *
     * @param set its number, which is that of its first case
     * @param amounts its orders, with what they were worth when they were looked at
     */
    record Known(CaseId set, CaseId id, State state, Instant since, Map<String, Long> amounts) {
        Set<String> orders() {
            return amounts.keySet();
        }
    }

    /** A set that waits for a person. */
    record Open(CaseId set, CaseId id, Instant since, Money total, Money limit, List<String> orders) {}

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
        return withOrders(statements
                .list(
                        "SELECT DISTINCT " + SET + " FROM customs_splittings splitting"
                                + " JOIN customs_splitting_orders held ON held.splitting_id = splitting.id"
                                + " WHERE held.order_id IN (" + Statements.placeholders(orders.size())
                                + ") ORDER BY splitting.id",
                        SplittingStore::known,
                        orders.toArray())
                .stream()
                .filter(known -> states.contains(known.state()))
                .toList());
    }

    /** Open sets of which an order was given back, wholly or in part, since they were looked at. */
    List<Known> outdated(int limit) {
        return withOrders(statements.list(
                "SELECT DISTINCT " + SET + " FROM customs_splittings splitting"
                        + " JOIN customs_splitting_orders held ON held.splitting_id = splitting.id"
                        + " JOIN customs_quota_entries entry ON entry.order_id = held.order_id"
                        + " WHERE splitting.state = 'OPEN'"
                        + " AND (entry.state = 'GIVEN_BACK' OR entry.amount_minor <> held.amount_minor)"
                        + " ORDER BY splitting.id LIMIT ?",
                SplittingStore::known,
                limit));
    }

    /** Open sets, the longest waiting first, after one of this time and number. */
    List<Open> open(Instant afterTime, long afterSet, int limit) {
        List<Open> open = statements.list(
                "SELECT id, COALESCE(case_id, id), since, limit_minor, limit_currency FROM customs_splittings"
                        + " WHERE state = 'OPEN' AND (since > ? OR (since = ? AND id > ?)) ORDER BY since, id LIMIT ?",
                row -> {
                    Money most = Money.ofMinor(row.getLong(4), Currency.getInstance(row.getString(5)));
                    return new Open(
                            new CaseId(row.getLong(1)),
                            new CaseId(row.getLong(2)),
                            Statements.instant(row, 3),
                            Money.zero(most.currency()),
                            most,
                            List.of());
                },
                afterTime,
                afterTime,
                afterSet,
                limit);
        Map<CaseId, Map<String, Long>> amounts =
                amounts(open.stream().map(Open::set).toList());
        return open.stream()
                .map(set -> with(set, amounts.getOrDefault(set.set(), Map.of())))
                .toList();
    }

    private static Open with(Open set, Map<String, Long> amounts) {
        long total = amounts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        return new Open(
                set.set(),
                set.id(),
                set.since(),
                Money.ofMinor(total, set.limit().currency()),
                set.limit(),
                List.copyOf(amounts.keySet()));
    }

    /** How a case stands: one that has become another is replaced. */
    Optional<State> state(CaseId id) {
        return statements
                .list(
                        "SELECT state FROM customs_splittings WHERE case_id = ?",
                        row -> State.valueOf(row.getString(1)),
                        id.value())
                .stream()
                .findFirst()
                .or(() -> statements
                        .list(
                                "SELECT state, case_id FROM customs_splittings WHERE id = ?",
                                row -> row.getString(2) == null ? State.valueOf(row.getString(1)) : State.REPLACED,
                                id.value())
                        .stream()
                        .findFirst());
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

    /**
     * Makes a set another case, with further orders; of the orders that it holds nothing is written. False when it was not open
     * any more: then nothing has changed.
     */
    boolean grow(Known set, CaseId id, Instant since, Money limit, Instant at, List<Placed> further) {
        // the case of before, as it was; the number of the first one stays with the set
        statements.update(
                "INSERT INTO customs_splittings (id, state, since, limit_minor, limit_currency, closed_at)"
                        + " SELECT case_id, 'REPLACED', since, limit_minor, limit_currency, ? FROM customs_splittings"
                        + " WHERE id = ? AND state = 'OPEN' AND case_id IS NOT NULL FOR UPDATE",
                at,
                set.set().value());
        int grown = statements.update(
                "UPDATE customs_splittings SET case_id = ?, since = ?, limit_minor = ?, limit_currency = ?"
                        + " WHERE id = ? AND state = 'OPEN'",
                id.value(),
                since,
                limit.minor(),
                limit.currency().getCurrencyCode(),
                set.set().value());
        if (grown == 0) {
            return false;
        }
        hold(set.set(), further);
        return true;
    }

    /** Writes which orders are left of a set, and what they are worth now, where that has changed. */
    void keepOnly(Known set, List<Placed> left) {
        Set<String> gone = new TreeSet<>(set.orders());
        left.forEach(order -> gone.remove(order.order()));
        if (!gone.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(set.set().value()));
            values.addAll(gone);
            statements.update(
                    "DELETE FROM customs_splitting_orders WHERE splitting_id = ? AND order_id IN ("
                            + Statements.placeholders(gone.size()) + ")",
                    values.toArray());
        }
        statements.batch(
                "UPDATE customs_splitting_orders SET amount_minor = ? WHERE splitting_id = ? AND order_id = ?",
                left.stream()
                        .filter(order -> !Objects.equals(set.amounts().get(order.order()), order.amountMinor()))
                        .map(order ->
                                List.<Object>of(order.amountMinor(), set.set().value(), order.order()))
                        .toList());
    }

    /** False when it was not open any more: then nothing has changed. */
    boolean close(Known set, State state, Instant at) {
        return statements.update(
                        "UPDATE customs_splittings SET state = ?, closed_at = ? WHERE id = ? AND state = 'OPEN'",
                        state.name(),
                        at,
                        set.set().value())
                == 1;
    }

    /** A person has judged the case. False when there is no such case, or when it is not open any more. */
    boolean dismiss(CaseId id, Instant at, String by, String note) {
        return dismiss("case_id = ?", id, at, by, note) || dismiss("id = ? AND case_id IS NULL", id, at, by, note);
    }

    private boolean dismiss(String which, CaseId id, Instant at, String by, String note) {
        return statements.update(
                        "UPDATE customs_splittings SET state = 'DISMISSED', closed_at = ?, closed_by = ?, note = ?"
                                + " WHERE state = 'OPEN' AND " + which,
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }

    private void hold(CaseId set, List<Placed> orders) {
        statements.insert(
                "INSERT INTO customs_splitting_orders (splitting_id, order_id, amount_minor)",
                orders.stream()
                        .map(order -> List.<Object>of(set.value(), order.order(), order.amountMinor()))
                        .toList());
    }

    private List<Known> withOrders(List<Known> sets) {
        Map<CaseId, Map<String, Long>> amounts =
                amounts(sets.stream().map(Known::set).toList());
        return sets.stream()
                .map(known -> new Known(
                        known.set(),
                        known.id(),
                        known.state(),
                        known.since(),
                        amounts.getOrDefault(known.set(), Map.of())))
                .toList();
    }

    /** An order in a set. */
    private record Held(CaseId set, String order, long amountMinor) {}

    private Map<CaseId, Map<String, Long>> amounts(List<CaseId> sets) {
        if (sets.isEmpty()) {
            return Map.of();
        }
        return statements
                .list(
                        "SELECT splitting_id, order_id, amount_minor FROM customs_splitting_orders"
                                + " WHERE splitting_id IN (" + Statements.placeholders(sets.size()) + ")",
                        row -> new Held(new CaseId(row.getLong(1)), row.getString(2), row.getLong(3)),
                        sets.stream().map(CaseId::value).toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Held::set, Collectors.toMap(Held::order, Held::amountMinor, Math::addExact, TreeMap::new)));
    }

    /** As {@link #SET} reads it, without its orders. */
    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new CaseId(row.getLong(1)),
                new CaseId(row.getLong(2)),
                State.valueOf(row.getString(3)),
                Statements.instant(row, 4),
                Map.of());
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(row.getString(1), row.getString(2), row.getLong(3), Statements.instant(row, 4));
    }
}
