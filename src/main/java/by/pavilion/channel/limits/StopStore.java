package by.pavilion.channel.limits;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shops that are stopped, for all replicas. */
@ApplicationScoped
class StopStore {
    private static final int LONGEST_REASON = 300;
    private static final String ONE = " WHERE channel = ? AND shop_id = ?";

    private final Statements statements;

    StopStore(Statements statements) {
        this.statements = statements;
    }

    Optional<Stop> find(String channel, String shopId) {
        return statements
                .list(
                        "SELECT reason, stopped_at, probe_at FROM channel_shop_stops" + ONE,
                        row -> new Stop(
                                row.getString("reason"),
                                Statements.instant(row, "stopped_at"),
                                Statements.instant(row, "probe_at")),
                        channel,
                        shopId)
                .stream()
                .findFirst();
    }

    /** Of shops of a channel, by their numbers; those that are not stopped are left out. */
    Map<String, Stop> find(String channel, Collection<String> shopIds) {
        return statements
                .list(
                        "SELECT shop_id, reason, stopped_at, probe_at FROM channel_shop_stops WHERE channel = ?"
                                + " AND shop_id IN (" + Statements.placeholders(shopIds.size()) + ")",
                        row -> Map.entry(
                                row.getString("shop_id"),
                                new Stop(
                                        row.getString("reason"),
                                        Statements.instant(row, "stopped_at"),
                                        Statements.instant(row, "probe_at"))),
                        Stream.concat(Stream.of(channel), shopIds.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** There are never more rows than shops. */
    long countUnlessPaused() {
        return statements.number("SELECT COUNT(*) FROM channel_shop_stops WHERE probe_at < ?", Stop.NEVER);
    }

    /** A shop that a person has paused stays so, whatever a call says that was under way. */
    void put(String channel, String shopId, Stop stop) {
        statements.update(
                """
                INSERT INTO channel_shop_stops (channel, shop_id, reason, stopped_at, probe_at) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE reason = IF(probe_at < ?, VALUES(reason), reason),
                  probe_at = GREATEST(probe_at, VALUES(probe_at))""",
                channel,
                shopId,
                stop.reason().substring(0, Math.min(stop.reason().length(), LONGEST_REASON)),
                stop.stoppedAt(),
                stop.probeAt(),
                Stop.NEVER);
    }

    /** Takes the turn to try; false when somebody else has taken it. */
    boolean probe(String channel, String shopId, Stop stop, Instant nextProbeAt) {
        return statements.update(
                        "UPDATE channel_shop_stops SET probe_at = ?" + ONE + " AND probe_at = ?",
                        nextProbeAt,
                        channel,
                        shopId,
                        stop.probeAt())
                == 1;
    }

    /** Unless a person has paused it. False when it was not stopped, or somebody else has seen that it works. */
    boolean deleteUnlessPaused(String channel, String shopId) {
        return statements.update(
                        "DELETE FROM channel_shop_stops" + ONE + " AND probe_at < ?", channel, shopId, Stop.NEVER)
                == 1;
    }

    void delete(String channel, String shopId) {
        statements.update("DELETE FROM channel_shop_stops" + ONE, channel, shopId);
    }
}
