package by.pavilion.channel.cases;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases of the channels. Plain JDBC: that one is open once is said by one statement. */
@ApplicationScoped
class CaseStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String COLUMNS =
            "id, channel, shop_id, trouble, subject, order_id, detail, due_at, opened_at, closed_at, outcome";

    private final Statements statements;

    CaseStore(Statements statements) {
        this.statements = statements;
    }

    void open(
            long id,
            ChannelCases.About about,
            Optional<String> orderId,
            String detail,
            Optional<Instant> dueAt,
            Instant now) {
        String insert = """
                INSERT INTO channel_cases
                  (id, channel, shop_id, trouble, subject, order_id, detail, due_at, opened_at, open_mark)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON DUPLICATE KEY UPDATE detail = VALUES(detail), due_at = VALUES(due_at),
                  order_id = COALESCE(VALUES(order_id), order_id)""";
        statements.update(
                insert,
                id,
                about.channel(),
                about.shopId(),
                about.trouble().name(),
                about.subject(),
                orderId.orElse(null),
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                dueAt.orElse(null),
                now);
    }

    /** Whether there is an open one, or was one with this detail. */
    boolean isOpenOrWas(ChannelCases.About about, String detail) {
        String select = """
                SELECT COUNT(*) FROM channel_cases WHERE channel = ? AND shop_id = ? AND trouble = ? AND subject = ?
                  AND (open_mark = 1 OR BINARY detail = ?)""";
        return statements.number(
                        select, about.channel(), about.shopId(), about.trouble().name(), about.subject(), detail)
                > 0;
    }

    Optional<ChannelCase> findOpen(ChannelCases.About about) {
        String select = "SELECT " + COLUMNS + " FROM channel_cases"
                + " WHERE channel = ? AND shop_id = ? AND trouble = ? AND subject = ? AND open_mark = 1";
        return statements
                .list(
                        select,
                        CaseStore::read,
                        about.channel(),
                        about.shopId(),
                        about.trouble().name(),
                        about.subject())
                .stream()
                .findFirst();
    }

    void close(Collection<ChannelCases.About> about, String outcome, Instant now) {
        String close = """
                UPDATE channel_cases SET open_mark = NULL, closed_at = ?, outcome = ?
                WHERE channel = ? AND shop_id = ? AND trouble = ? AND subject = ? AND open_mark = 1""";
        statements.batch(
                close,
                about.stream()
                        .map(one -> List.<Object>of(
                                now,
                                outcome,
                                one.channel(),
                                one.shopId(),
                                one.trouble().name(),
                                one.subject()))
                        .toList());
    }

    boolean close(ChannelCaseId id, String outcome, Instant now) {
        return statements.update(
                        "UPDATE channel_cases SET open_mark = NULL, closed_at = ?, outcome = ? WHERE id = ? AND open_mark = 1",
                        now,
                        outcome,
                        id.value())
                > 0;
    }

    /** What open cases of a shop are about. */
    List<String> openSubjects(String channel, String shopId, Trouble trouble) {
        return statements.list(
                "SELECT subject FROM channel_cases WHERE open_mark = 1 AND channel = ? AND shop_id = ? AND trouble = ?",
                row -> row.getString("subject"),
                channel,
                shopId,
                trouble.name());
    }

    Optional<ChannelCase> find(ChannelCaseId id) {
        return statements
                .list("SELECT " + COLUMNS + " FROM channel_cases WHERE id = ?", CaseStore::read, id.value())
                .stream()
                .findFirst();
    }

    List<ChannelCase> page(String channel, long after, int limit) {
        return statements.list(
                "SELECT " + COLUMNS
                        + " FROM channel_cases WHERE open_mark = 1 AND channel = ? AND id > ? ORDER BY id LIMIT ?",
                CaseStore::read,
                channel,
                after,
                limit);
    }

    /** Of all channels, the longest waiting first, after one of this time and number. */
    List<ChannelCase> open(Instant afterTime, long afterNumber, int limit) {
        return statements.list(
                "SELECT " + COLUMNS + " FROM channel_cases WHERE open_mark = 1 AND (opened_at, id) > (?, ?)"
                        + " ORDER BY opened_at, id LIMIT ?",
                CaseStore::read,
                afterTime,
                afterNumber,
                limit);
    }

    long countOpen() {
        return statements.number("SELECT COUNT(*) FROM channel_cases WHERE open_mark = 1");
    }

    /** How many are open, by shop; those without any are left out. */
    Map<String, Long> countOpen(String channel, Collection<String> shopIds) {
        return statements
                .list(
                        "SELECT shop_id, COUNT(*) FROM channel_cases WHERE open_mark = 1 AND channel = ?"
                                + " AND shop_id IN (" + Statements.placeholders(shopIds.size()) + ") GROUP BY shop_id",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        Stream.concat(Stream.of(channel), shopIds.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ChannelCase read(ResultSet rows) throws SQLException {
        return new ChannelCase(
                new ChannelCaseId(rows.getLong("id")),
                rows.getString("channel"),
                rows.getString("shop_id"),
                Trouble.valueOf(rows.getString("trouble")),
                rows.getString("subject"),
                Optional.ofNullable(rows.getString("order_id")),
                Optional.ofNullable(rows.getString("detail")),
                Statements.optionalInstant(rows, "due_at"),
                Statements.instant(rows, "opened_at"),
                Statements.optionalInstant(rows, "closed_at"),
                Optional.ofNullable(rows.getString("outcome")));
    }
}
