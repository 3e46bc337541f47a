package by.pavilion.ordering.reconciliation;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reconciliations, the statements' lines and what differs. Plain JDBC: a statement may have a million lines. */
@ApplicationScoped
class ReconciliationStore {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_NUMBER = 64;
    private static final String COLUMNS =
            "id, provider, day, state, lines_there, differences, failure, asked_at, done_at";

    private final Statements statements;

    ReconciliationStore(Statements statements) {
        this.statements = statements;
    }

    /** Makes it due; one that is there keeps its id. */
    void queue(ReconciliationId id, String provider, LocalDate day, Instant now) {
        statements.update("""
                INSERT INTO ordering_reconciliations
                  (id, provider, day, state, lines_there, differences, tries, next_try_at, asked_at)
                VALUES (?, ?, ?, 'QUEUED', 0, 0, 0, ?, ?)
                ON DUPLICATE KEY UPDATE state = 'QUEUED', tries = 0, next_try_at = VALUES(next_try_at)""", id.value(), provider, day, now, now);
    }

    /** Makes it due unless it is there already. */
    boolean queueOnce(ReconciliationId id, String provider, LocalDate day, Instant now) {
        return statements.update("""
                        INSERT IGNORE INTO ordering_reconciliations
                          (id, provider, day, state, lines_there, differences, tries, next_try_at, asked_at)
                        VALUES (?, ?, ?, 'QUEUED', 0, 0, 0, ?, ?)""", id.value(), provider, day, now, now) > 0;
    }

    /** The first of a firm's days before this one that was asked for, by whomever. */
    Optional<LocalDate> firstBefore(String provider, LocalDate day) {
        return statements
                .list(
                        "SELECT day FROM ordering_reconciliations WHERE provider = ? AND day < ?"
                                + " ORDER BY day LIMIT 1",
                        row -> row.getObject("day", LocalDate.class),
                        provider,
                        day)
                .stream()
                .findFirst();
    }

    /** Of those due at once the one that was queued first: what a day's lacks is looked for in the days before it. */
    Optional<Reconciliation> due(Instant now) {
        return statements
                .list(
                        "SELECT " + COLUMNS + " FROM ordering_reconciliations WHERE next_try_at <= ?"
                                + " ORDER BY next_try_at, id LIMIT 1",
                        ReconciliationStore::reconciliation,
                        now)
                .stream()
                .findFirst();
    }

    /**
     * Those that a person has to look at, in the order in which they were asked for, after one of this time and number.
     *
     * @param askedSince older ones are nobody's any more
     */
    List<Reconciliation> unsettled(Instant askedSince, Instant afterTime, long afterId, int limit) {
        return statements.list(
                "SELECT " + COLUMNS + " FROM ordering_reconciliations WHERE asked_at >= ?"
                        + " AND (state = 'FAILED' OR (state = 'DONE' AND differences > 0))"
                        + " AND (asked_at > ? OR (asked_at = ? AND id > ?)) ORDER BY asked_at, id LIMIT ?",
                ReconciliationStore::reconciliation,
                askedSince,
                afterTime,
                afterTime,
                afterId,
                limit);
    }

    Optional<Reconciliation> find(ReconciliationId id) {
        return statements
                .list(
                        "SELECT " + COLUMNS + " FROM ordering_reconciliations WHERE id = ?",
                        ReconciliationStore::reconciliation,
                        id.value())
                .stream()
                .findFirst();
    }

    Optional<Reconciliation> find(String provider, LocalDate day) {
        return statements
                .list(
                        "SELECT " + COLUMNS + " FROM ordering_reconciliations WHERE provider = ? AND day = ?",
                        ReconciliationStore::reconciliation,
                        provider,
                        day)
                .stream()
                .findFirst();
    }

    /** The newest first. */
    List<Reconciliation> page(@Nullable String provider, @Nullable LocalDate day, @Nullable Long before, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("WHERE 1 = 1");
        if (provider != null) {
            where.append(" AND provider = ?");
            values.add(provider);
        }
        if (day != null) {
            where.append(" AND day = ?");
            values.add(day);
        }
        if (before != null) {
            where.append(" AND id < ?");
            values.add(before);
        }
        values.add(limit);
        return statements.list(
                "SELECT " + COLUMNS + " FROM ordering_reconciliations " + where + " ORDER BY id DESC LIMIT ?",
                ReconciliationStore::reconciliation,
                values.toArray());
    }

    void done(ReconciliationId id, long lines, long differences, Instant at) {
        statements.update("""
                UPDATE ordering_reconciliations SET state = 'DONE', lines_there = ?, differences = ?, failure = NULL,
                  next_try_at = NULL, done_at = ?
                WHERE id = ?""", lines, differences, at, id.value());
    }

    void failed(ReconciliationId id, String failure, Instant nextTry, int attempts) {
        statements.update("""
                UPDATE ordering_reconciliations SET failure = ?, tries = tries + 1,
                  state = IF(tries < ?, 'QUEUED', 'FAILED'), next_try_at = IF(tries < ?, ?, NULL)
                WHERE id = ?""", failure, attempts, attempts, nextTry, id.value());
    }

    /** Some of what an earlier attempt has left, or what is older than needed; how many. */
    int forgetLines(String provider, LocalDate day, LocalDate olderThan, int limit) {
        return statements.update(
                        "DELETE FROM ordering_statement_lines WHERE provider = ? AND day = ? LIMIT ?",
                        provider,
                        day,
                        limit)
                + statements.update(
                        "DELETE FROM ordering_statement_lines WHERE provider = ? AND day < ? LIMIT ?",
                        provider,
                        olderThan,
                        limit);
    }

    int forgetDifferences(ReconciliationId id, int limit) {
        return statements.update(
                "DELETE FROM ordering_reconciliation_differences WHERE reconciliation_id = ? LIMIT ?",
                id.value(),
                limit);
    }

    /** @param first the number of the first line */
    void insertLines(String provider, LocalDate day, int first, List<StatementLine> lines) {
        String insert = """
                INSERT INTO ordering_statement_lines
                  (provider, day, line, subject, number, firm_number, amount_minor, is_done)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        List<List<Object>> rows = new ArrayList<>();
        for (StatementLine line : lines) {
            rows.add(List.of(
                    provider,
                    day,
                    first + rows.size(),
                    line.subject().name(),
                    shortened(line.number()),
                    shortened(line.firmNumber()),
                    line.amount().minor(),
                    line.isDone()));
        }
        statements.batch(insert, rows);
    }

    /** A number that is longer is none of ours. */
    private static String shortened(String number) {
        return number.substring(0, Math.min(number.length(), LONGEST_NUMBER));
    }

    /** A line with its place. */
    record Numbered(int line, StatementLine content) {}

    List<Numbered> lines(String provider, LocalDate day, int after, int limit) {
        return statements.list(
                """
                SELECT line, subject, number, firm_number, amount_minor, is_done FROM ordering_statement_lines
                WHERE provider = ? AND day = ? AND line > ? ORDER BY line LIMIT ?""",
                row -> new Numbered(
                        row.getInt(1),
                        new StatementLine(
                                Subject.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                Money.ofMinor(row.getLong(5), Money.CNY),
                                row.getBoolean(6))),
                provider,
                day,
                after,
                limit);
    }

    /** Of the day's lines on these numbers those that are not the first about theirs. */
    Set<Integer> repeated(String provider, LocalDate day, Subject subject, Collection<String> numbers) {
        return new HashSet<>(byNumbers("""
                SELECT later.line FROM ordering_statement_lines later
                JOIN ordering_statement_lines earlier ON earlier.provider = later.provider AND earlier.day = later.day
                  AND earlier.subject = later.subject AND earlier.number = later.number AND earlier.line < later.line
                WHERE later.provider = ? AND later.day = ? AND later.subject = ? AND later.number IN (%s)""", row -> row.getInt(1), List.of(provider, day, subject.name()), numbers));
    }

    /** Which of these numbers any statement that is kept has. */
    Set<String> known(String provider, Subject subject, Collection<String> numbers) {
        return new HashSet<>(byNumbers("""
                SELECT number FROM ordering_statement_lines
                WHERE provider = ? AND subject = ? AND number IN (%s)""", row -> row.getString(1), List.of(provider, subject.name()), numbers));
    }

    /** One of our payments or refunds. */
    record Ours(
            long id,
            OrderId order,
            String number,
            Money amount,
            String state,
            Optional<String> firmNumber,
            Optional<Instant> at) {}

    /** Ours with these ids, by number. */
    Map<String, Ours> ours(String provider, Subject subject, Collection<Long> ids) {
        Map<String, Ours> found = new HashMap<>();
        byNumbers(
                        select(subject) + " WHERE provider = ? AND id IN (%s)",
                        row -> ours(row, subject),
                        List.of(provider),
                        ids)
                .forEach(one -> found.put(one.number(), one));
        return found;
    }

    /** Ours that came to their end on that day, after one of them. */
    List<Ours> settledOn(String provider, Subject subject, LocalDate day, Instant afterTime, long afterId, int limit) {
        String at = subject == Subject.PAYMENT ? "paid_at" : "settled_at";
        String good = subject == Subject.PAYMENT ? "status = 'PAID'" : "state = 'SUCCEEDED'";
        return statements.list(
                select(subject) + " WHERE provider = ? AND " + at + " >= ? AND " + at + " < ? AND (" + at + " > ? OR "
                        + at + " = ? AND id > ?) AND " + good + " ORDER BY " + at + ", id LIMIT ?",
                row -> ours(row, subject),
                provider,
                afterTime,
                start(day.plusDays(1)),
                afterTime,
                afterTime,
                afterId,
                limit);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }

    private static String select(Subject subject) {
        return subject == Subject.PAYMENT
                ? "SELECT id, order_id, amount_minor, currency, status, transaction_id, paid_at FROM ordering_payments"
                : "SELECT id, order_id, amount_minor, currency, state, provider_refund_id, settled_at FROM ordering_refunds";
    }

    private static Ours ours(ResultSet row, Subject subject) throws SQLException {
        long id = row.getLong(1);
        return new Ours(
                id,
                new OrderId(row.getLong(2)),
                subject == Subject.PAYMENT ? new PaymentId(id).toString() : new RefundId(id).toString(),
                Money.ofMinor(row.getLong(3), Currency.getInstance(row.getString(4))),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                Statements.optionalInstant(row, 7));
    }

    void insertDifferences(ReconciliationId id, List<Difference> differences) {
        String insert = """
                INSERT INTO ordering_reconciliation_differences (reconciliation_id, position, subject, kind, number,
                  firm_number, order_id, here_minor, here_state, there_minor, there_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        statements.batch(
                insert,
                differences.stream().map(difference -> values(id, difference)).toList());
    }

    private static List<@Nullable Object> values(ReconciliationId id, Difference difference) {
        return Arrays.asList(
                id.value(),
                difference.position(),
                difference.subject().name(),
                difference.kind().name(),
                difference.number(),
                difference.firmNumber().orElse(null),
                difference.order().map(OrderId::value).orElse(null),
                difference.hereAmount().map(Money::minor).orElse(null),
                difference.hereState().orElse(null),
                difference.thereAmount().map(Money::minor).orElse(null),
                difference.thereState().orElse(null));
    }

    List<Difference> differences(ReconciliationId id, int after, int limit) {
        return statements.list(
                """
                SELECT position, subject, kind, number, firm_number, order_id, here_minor, here_state, there_minor,
                  there_state
                FROM ordering_reconciliation_differences WHERE reconciliation_id = ? AND position > ?
                ORDER BY position LIMIT ?""",
                row -> new Difference(
                        row.getInt("position"),
                        Subject.valueOf(row.getString("subject")),
                        Difference.Kind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        Optional.ofNullable(row.getString("firm_number")),
                        minor(row, "order_id").map(OrderId::new),
                        minor(row, "here_minor").map(value -> Money.ofMinor(value, Money.CNY)),
                        Optional.ofNullable(row.getString("here_state")),
                        minor(row, "there_minor").map(value -> Money.ofMinor(value, Money.CNY)),
                        Optional.ofNullable(row.getString("there_state"))),
                id.value(),
                after,
                limit);
    }

    private static Optional<Long> minor(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static Reconciliation reconciliation(ResultSet row) throws SQLException {
        return new Reconciliation(
                new ReconciliationId(row.getLong("id")),
                row.getString("provider"),
                row.getObject("day", LocalDate.class),
                Reconciliation.State.valueOf(row.getString("state")),
                row.getLong("lines_there"),
                row.getLong("differences"),
                Optional.ofNullable(row.getString("failure")),
                Statements.instant(row, "asked_at"),
                Statements.optionalInstant(row, "done_at"));
    }

    private <T> List<T> byNumbers(String select, Statements.Reading<T> reading, List<?> before, Collection<?> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(before);
        values.addAll(numbers);
        return statements.list(select.formatted(Statements.placeholders(numbers.size())), reading, values.toArray());
    }
}
