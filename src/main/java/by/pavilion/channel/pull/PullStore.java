package by.pavilion.channel.pull;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far lists have been read. Each change is one statement that says what it expects. */
@ApplicationScoped
class PullStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, lane, reached_at, ends_at, next_attempt_at, attempts, detail, succeeded_at, found"
                    + " FROM channel_pulls ";

    private final Statements statements;

    PullStore(Statements statements) {
        this.statements = statements;
    }

    /** Begins to read a list; one that is read already goes on as it is. */
    void begin(String channel, String shopId, Lane lane, Instant from, @Nullable Instant end, Instant firstAt) {
        statements.update("""
                INSERT IGNORE INTO channel_pulls
                  (channel, shop_id, lane, reached_at, ends_at, next_attempt_at, attempts, found)
                VALUES (?, ?, ?, ?, ?, ?, 0, 0)""", channel, shopId, lane.name(), from, end, firstAt);
    }

    /** Reads a list from a time on, wherever it had been. */
    void restart(String channel, String shopId, Lane lane, Instant from, Instant end, Instant now) {
        statements.update("""
                INSERT INTO channel_pulls
                  (channel, shop_id, lane, reached_at, ends_at, next_attempt_at, attempts, found)
                VALUES (?, ?, ?, ?, ?, ?, 0, 0)
                ON DUPLICATE KEY UPDATE reached_at = VALUES(reached_at), ends_at = VALUES(ends_at),
                  next_attempt_at = VALUES(next_attempt_at), attempts = 0, detail = NULL""", channel, shopId, lane.name(), from, end, now);
    }

    List<Pull> due(Instant now, int limit) {
        return list(SELECT + "WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?", now, limit);
    }

    /** Reads a shop's lists now, unless they are paused or done with. */
    void hurry(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_pulls SET next_attempt_at = ? WHERE channel = ? AND shop_id = ? AND next_attempt_at > ?",
                now,
                channel,
                shopId,
                now);
    }

    List<Pull> of(String channel, Collection<String> shopIds) {
        return list(
                SELECT + "WHERE channel = ? AND shop_id IN (" + Statements.placeholders(shopIds.size())
                        + ") ORDER BY shop_id, lane",
                Stream.concat(Stream.of(channel), shopIds.stream()).toArray());
    }

    /** The cursor of the list that is furthest behind, of those that have no end and are not paused. */
    Optional<Instant> furthestBehind() {
        return list(SELECT + "WHERE ends_at IS NULL AND next_attempt_at IS NOT NULL ORDER BY reached_at LIMIT 1")
                .stream()
                .map(Pull::reachedAt)
                .findFirst();
    }

    /** Moves the cursor if nobody has moved it meanwhile; false when somebody has. What was paused meanwhile stays so. */
    boolean move(Pull pull, Instant reached, @Nullable Instant nextAttemptAt, long found, Instant now) {
        return statements.update(
                        """
                        UPDATE channel_pulls SET reached_at = ?, attempts = 0, detail = NULL,
                          next_attempt_at = IF(next_attempt_at IS NULL, NULL, ?), succeeded_at = ?, found = found + ?
                        WHERE channel = ? AND shop_id = ? AND lane = ? AND reached_at = ?""",
                        reached,
                        nextAttemptAt,
                        now,
                        found,
                        pull.channel(),
                        pull.shopId(),
                        pull.lane().name(),
                        pull.reachedAt())
                == 1;
    }

    void putOff(Pull pull, @Nullable String detail, int attempts, @Nullable Instant nextAttemptAt) {
        statements.update(
                """
                UPDATE channel_pulls SET next_attempt_at = ?, attempts = ?, detail = ?
                WHERE channel = ? AND shop_id = ? AND lane = ? AND reached_at = ? AND next_attempt_at IS NOT NULL""",
                nextAttemptAt,
                attempts,
                detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                pull.channel(),
                pull.shopId(),
                pull.lane().name(),
                pull.reachedAt());
    }

    /** Stops reading a shop's lists, or goes on where they had been. */
    void pause(String channel, String shopId, @Nullable Instant nextAttemptAt) {
        statements.update("""
                UPDATE channel_pulls SET next_attempt_at = ?, attempts = 0
                WHERE channel = ? AND shop_id = ? AND (ends_at IS NULL OR reached_at < ends_at)""", nextAttemptAt, channel, shopId);
    }

    /** Goes on reading what is paused of a shop's lists; the others are left as they are. */
    void goOn(String channel, String shopId, Instant nextAttemptAt) {
        statements.update("""
                UPDATE channel_pulls SET next_attempt_at = ?, attempts = 0
                WHERE channel = ? AND shop_id = ? AND next_attempt_at IS NULL
                  AND (ends_at IS NULL OR reached_at < ends_at)""", nextAttemptAt, channel, shopId);
    }

    private List<Pull> list(String sql, Object... values) {
        return statements.list(sql, PullStore::pull, values);
    }

    private static Pull pull(ResultSet row) throws SQLException {
        return new Pull(
                row.getString("channel"),
                row.getString("shop_id"),
                Lane.valueOf(row.getString("lane")),
                Statements.instant(row, "reached_at"),
                Statements.optionalInstant(row, "ends_at"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("detail")),
                Statements.optionalInstant(row, "succeeded_at"),
                Statements.optionalInstant(row, "next_attempt_at"),
                row.getLong("found"));
    }
}
