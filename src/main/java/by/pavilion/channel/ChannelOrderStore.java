package by.pavilion.channel;

import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Marketplaces' orders and how far their import is. */
@ApplicationScoped
class ChannelOrderStore implements PanacheRepositoryBase<ChannelOrderRow, Long> {
    private static final int LONGEST_DETAIL = 500;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_HELD = 1_000;
    private static final int MOST_OF_A_WINDOW = 100_000;
    private static final Comparator<ExternalOrder> AS_LOCKED = Comparator.comparing(ExternalOrder::channel)
            .thenComparing(ExternalOrder::shopId)
            .thenComparing(ExternalOrder::externalOrderId);
    /** Why an order is closed that is kept under another number as well. */
    static final String DOUBLE = "double";

    private final Ids ids;
    private final DataSource dataSource;
    private final Statements statements;

    ChannelOrderStore(Ids ids, DataSource dataSource, Statements statements) {
        this.ids = ids;
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** Wants an order now. One that is imported or closed stays as it is. Of simultaneous wishes one inserts. */
    void want(ExternalOrder order, Instant now) {
        want(List.of(order), now);
    }

    /** The same of many, by one statement. */
    void want(Collection<ExternalOrder> wanted, Instant now) {
        String insert = """
                INSERT INTO channel_orders
                  (id, channel, shop_id, external_order_id, state, next_attempt_at, attempts, event_sequence, wanted_at)""";
        String end = """
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = IF(state IN ('WANTED', 'HELD'), VALUES(next_attempt_at), next_attempt_at)""";
        statements.insert(
                insert,
                end,
                wanted.stream()
                        .distinct()
                        .sorted(AS_LOCKED)
                        .map(order -> List.<Object>of(
                                ids.next(),
                                order.channel(),
                                order.shopId(),
                                order.externalOrderId(),
                                ChannelOrder.State.WANTED.name(),
                                now,
                                0,
                                0,
                                now))
                        .toList());
    }

    /** Wants those of which a newer version is told than was applied. What waits already goes on waiting. */
    void wantNewer(String channel, String shopId, List<OrderSearch.Found> found, Instant now) {
        String upsert = """
                INSERT INTO channel_orders
                  (id, channel, shop_id, external_order_id, state, next_attempt_at, attempts, event_sequence, wanted_at)
                VALUES (?, ?, ?, ?, 'WANTED', ?, 0, 0, ?)
                ON DUPLICATE KEY UPDATE next_attempt_at = IF(state <> 'WANTED' AND (seen_at IS NULL OR seen_at < ?
                  OR (seen_at = ? AND ? <> '' AND seen_digest <> ?)), VALUES(next_attempt_at), next_attempt_at)""";
        batch(upsert, found, (statement, order) -> {
            statement.setLong(1, ids.next());
            statement.setString(2, channel);
            statement.setString(3, shopId);
            statement.setString(4, order.externalOrderId());
            Statements.setInstant(statement, 5, now);
            Statements.setInstant(statement, 6, now);
            bindVersion(statement, 7, order);
        });
    }

    /** The same for those that we know; others are none of ours. */
    void lookAtNewer(String channel, String shopId, List<OrderSearch.Found> found, Instant now) {
        String update = """
                UPDATE channel_orders SET next_attempt_at = ?
                WHERE channel = ? AND shop_id = ? AND external_order_id = ? AND state <> 'WANTED'
                  AND (seen_at IS NULL OR seen_at < ? OR (seen_at = ? AND ? <> '' AND seen_digest <> ?))""";
        batch(update, found, (statement, order) -> {
            Statements.setInstant(statement, 1, now);
            statement.setString(2, channel);
            statement.setString(3, shopId);
            statement.setString(4, order.externalOrderId());
            bindVersion(statement, 5, order);
        });
    }

    private interface Filling {
        void fill(PreparedStatement statement, OrderSearch.Found order) throws SQLException;
    }

    /** Plain JDBC: a window of a live sale holds thousands. */
    private void batch(String sql, List<OrderSearch.Found> found, Filling filling) {
        if (found.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (OrderSearch.Found order : asLocked(found)) {
                filling.fill(statement, order);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot want orders of marketplaces", e);
        }
    }

    private static List<OrderSearch.Found> asLocked(List<OrderSearch.Found> found) {
        return found.stream()
                .sorted(Comparator.comparing(OrderSearch.Found::externalOrderId))
                .toList();
    }

    private static void bindVersion(PreparedStatement statement, int from, OrderSearch.Found order)
            throws SQLException {
        Statements.setInstant(statement, from, order.updatedAt());
        Statements.setInstant(statement, from + 1, order.updatedAt());
        statement.setString(from + 2, order.digest());
        statement.setString(from + 3, order.digest());
    }

    /** Has an order of ours looked at now; one that waits to be imported is none yet. */
    void lookAt(ExternalOrder order, Instant now) {
        update(
                "nextAttemptAt = ?1 where channel = ?2 and shopId = ?3 and externalOrderId = ?4 and state = ?5",
                now,
                order.channel(),
                order.shopId(),
                order.externalOrderId(),
                ChannelOrder.State.IMPORTED);
    }

    /** Remembers which version of a locked order was applied. */
    void seen(long id, ChannelOrder.Seen seen) {
        ChannelOrderRow row = findById(id);
        row.seenAt = seen.updatedAt();
        row.seenDigest = seen.digest();
        row.seenState = seen.state();
    }

    List<KnownOrder> known(String channel, String shopId, Collection<String> externalOrderIds) {
        List<String> all = List.copyOf(externalOrderIds);
        List<KnownOrder> known = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            list("channel = ?1 and shopId = ?2 and externalOrderId in ?3", channel, shopId, some).stream()
                    .map(ChannelOrderRow::toKnown)
                    .forEach(known::add);
        }
        return known;
    }

    /** Which of these numbers of a shop's orders stand in rows; those that are another one's double do not count. */
    List<String> among(String channel, String shopId, List<String> externalOrderIds) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < externalOrderIds.size(); from += AT_ONCE) {
            List<String> some = externalOrderIds.subList(from, Math.min(from + AT_ONCE, externalOrderIds.size()));
            found.addAll(statements.list(
                    "SELECT external_order_id FROM channel_orders WHERE channel = ? AND shop_id = ?"
                            + " AND COALESCE(reason, '') <> '" + DOUBLE + "' AND external_order_id IN ("
                            + Statements.placeholders(some.size()) + ")",
                    row -> row.getString(1),
                    Stream.concat(Stream.of(channel, shopId), some.stream()).toArray()));
        }
        return found;
    }

    /** Ours of which the version that was applied last is of this window. Plain JDBC: there may be very many. */
    List<KnownOrder> changedBetween(String channel, String shopId, Instant from, Instant until, String after) {
        String select = """
                SELECT external_order_id, seen_at, seen_digest, order_id FROM channel_orders
                WHERE channel = ? AND shop_id = ? AND seen_at >= ? AND seen_at < ? AND state = 'IMPORTED'
                  AND external_order_id > ? ORDER BY external_order_id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, channel);
            statement.setString(2, shopId);
            Statements.setInstant(statement, 3, from);
            Statements.setInstant(statement, 4, until);
            statement.setString(5, after);
            statement.setInt(6, MOST_OF_A_WINDOW);
            List<KnownOrder> known = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(new KnownOrder(
                            row.getString(1),
                            false,
                            Optional.of(Statements.instant(row, 2)),
                            Optional.ofNullable(row.getString(3)),
                            Optional.ofNullable(row.getString(4))));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read orders of " + channel, e);
        }
    }

    long howMany(ChannelOrder.State state) {
        return count("state", state);
    }

    /**
     * How many orders of a shop are not ours yet.
     *
     * @param waiting to be fetched
     * @param held paid there and not to be taken yet
     */
    record Ahead(long waiting, long held) {
        static final Ahead NONE = new Ahead(0, 0);
    }

    /** The same of shops, by their numbers; those without any are left out. */
    Map<String, Ahead> ahead(String channel, Collection<String> shopIds) {
        String select = """
                SELECT shop_id, SUM(state = 'WANTED'), SUM(state = 'HELD') FROM channel_orders
                WHERE state IN ('WANTED', 'HELD') AND channel = ? AND shop_id IN (%s) GROUP BY shop_id""";
        return statements
                .list(
                        select.formatted(Statements.placeholders(shopIds.size())),
                        row -> Map.entry(row.getString(1), new Ahead(row.getLong(2), row.getLong(3))),
                        Stream.concat(Stream.of(channel), shopIds.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Shops that have orders to be looked at now, the longest waiting first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        String select = """
                SELECT channel, shop_id FROM channel_orders
                GROUP BY channel, shop_id HAVING MIN(next_attempt_at) <= ? ORDER BY MIN(next_attempt_at) LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, now);
            statement.setInt(2, limit);
            List<ShopTurns.Turn> shops = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    shops.add(new ShopTurns.Turn(row.getString(1), row.getString(2)));
                }
            }
            return shops;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read whose orders are due", e);
        }
    }

    /**
     * Orders of a shop that are to be looked at now, the longest waiting first. Half of them have never been tried, if there are
     * so many: a thousand refused orders must not keep the next one waiting.
     */
    List<ChannelOrder> due(ShopTurns.Turn shop, Instant now, int turns) {
        List<ChannelOrder> longest = due("", shop, now, turns);
        if (longest.size() < turns || longest.stream().allMatch(order -> order.attempts() == 0)) {
            return longest;
        }
        List<ChannelOrder> fresh = due("attempts = 0 and ", shop, now, (turns + 1) / 2);
        Map<Long, ChannelOrder> all = new LinkedHashMap<>();
        Stream.concat(fresh.stream(), longest.stream()).forEach(order -> all.putIfAbsent(order.id(), order));
        return all.values().stream().limit(turns).toList();
    }

    private List<ChannelOrder> due(String which, ShopTurns.Turn shop, Instant now, int limit) {
        return find(
                        which + "channel = ?1 and shopId = ?2 and nextAttemptAt <= ?3 order by nextAttemptAt",
                        shop.channel(),
                        shop.shopId(),
                        now)
                .page(0, limit)
                .stream()
                .map(ChannelOrderRow::toOrder)
                .toList();
    }

    Optional<ChannelOrder> find(ExternalOrder order) {
        return find(
                        "channel = ?1 and shopId = ?2 and externalOrderId = ?3",
                        order.channel(),
                        order.shopId(),
                        order.externalOrderId())
                .singleResultOptional()
                .map(ChannelOrderRow::toOrder);
    }

    /** Lets nobody else change the order until the transaction ends. */
    ChannelOrder lock(long id) {
        FreshRows.forget(getSession(), ChannelOrderRow.class);
        return findById(id, LockModeType.PESSIMISTIC_WRITE).toOrder();
    }

    /**
     * Lets nobody else change those of these orders of a shop that are still to be imported until the transaction ends. They are
     * locked in the order of their numbers there, as those who want many lock them. Plain JDBC, like {@link #imported(Map)}: a
     * live sale takes many at a time.
     *
     * @return the numbers of their last events, by the ids of the rows
     */
    Map<Long, Long> lockThoseToImport(String channel, String shopId, Collection<String> externalOrderIds) {
        return statements
                .list(
                        "SELECT id, event_sequence FROM channel_orders FORCE INDEX (by_external_order)"
                                + " WHERE channel = ? AND shop_id = ? AND external_order_id IN ("
                                + Statements.placeholders(externalOrderIds.size()) + ") AND state <> 'IMPORTED'"
                                + " AND COALESCE(reason, '') <> '" + DOUBLE
                                + "' ORDER BY channel, shop_id, external_order_id FOR UPDATE",
                        row -> Map.entry(row.getLong(1), row.getLong(2)),
                        Stream.concat(Stream.of(channel, shopId), externalOrderIds.stream())
                                .toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes of locked orders which ones of ours they are, as they have just been fetched, and that one event more tells of each. */
    void imported(Map<FetchedOrder, String> orderIds) {
        statements.batch(
                "UPDATE channel_orders SET state = 'IMPORTED', reason = NULL, detail = NULL, next_attempt_at = NULL,"
                        + " order_id = ?, seen_at = ?, seen_digest = ?, seen_state = ?,"
                        + " event_sequence = event_sequence + 1 WHERE id = ?",
                orderIds.entrySet().stream()
                        .map(one -> {
                            ChannelOrder.Seen seen =
                                    ChannelOrder.Seen.of(one.getKey().order());
                            return List.<Object>of(
                                    one.getValue(),
                                    seen.updatedAt(),
                                    seen.digest(),
                                    seen.state().name(),
                                    one.getKey().wanted().id());
                        })
                        .toList());
    }

    /** Writes how a locked order stands. Without a next attempt it is done with. */
    void change(
            long id,
            ChannelOrder.State state,
            @Nullable String reason,
            @Nullable String detail,
            int attempts,
            @Nullable Instant nextAttemptAt) {
        ChannelOrderRow row = findById(id);
        row.state = state;
        row.reason = reason;
        row.detail = detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
        row.attempts = attempts;
        row.nextAttemptAt = nextAttemptAt;
    }

    Optional<String> holdOf(long id) {
        return Optional.ofNullable(findById(id).holdId);
    }

    void holds(long id, @Nullable String holdId) {
        findById(id).holdId = holdId;
    }

    /** An order whose buyer's phone is the marketplace's. */
    record LentPhone(long id, ExternalOrder order, String orderId, Instant until) {}

    /** Keeps until when a buyer's phone is lent, and when to look whether that is long enough. */
    void phoneIsLent(long id, Instant until, Instant watchAt) {
        statements.update(
                "UPDATE channel_orders SET phone_until = ?, phone_watch_at = ? WHERE id = ?", until, watchAt, id);
    }

    /** The same of many, each to be looked at a while before its end. */
    void phonesAreLent(Map<Long, Instant> until, Duration before) {
        statements.batch(
                "UPDATE channel_orders SET phone_until = ?, phone_watch_at = ? WHERE id = ?",
                until.entrySet().stream()
                        .map(one ->
                                List.<Object>of(one.getValue(), one.getValue().minus(before), one.getKey()))
                        .toList());
    }

    /** Imported orders whose phones are to be looked at. */
    List<LentPhone> phonesToLookAt(Instant now, int limit) {
        return statements.list(
                "SELECT id, channel, shop_id, external_order_id, order_id, phone_until FROM channel_orders"
                        + " WHERE phone_watch_at <= ? AND order_id IS NOT NULL ORDER BY phone_watch_at LIMIT ?",
                row -> new LentPhone(
                        row.getLong("id"),
                        new ExternalOrder(
                                row.getString("channel"), row.getString("shop_id"), row.getString("external_order_id")),
                        row.getString("order_id"),
                        Statements.instant(row, "phone_until")),
                now,
                limit);
    }

    /** There is no phone to be looked at any more. */
    void watchPhoneNoMore(long id) {
        statements.update("UPDATE channel_orders SET phone_watch_at = NULL WHERE id = ?", id);
    }

    void imported(long id, String orderId) {
        findById(id).orderId = orderId;
    }

    /** Those that are held for a reason with details that fit, the longest waiting first; they are not locked. */
    List<Long> heldFor(String reason, Predicate<String> detail) {
        return find("state = ?1 and reason = ?2 order by id", ChannelOrder.State.HELD, reason)
                .page(0, MOST_HELD)
                .stream()
                .filter(row -> row.detail != null && detail.test(row.detail))
                .map(row -> row.id)
                .toList();
    }

    /** Those of a shop that are held for a reason. */
    List<Long> heldOf(String channel, String shopId, String reason) {
        return find(
                        "state = ?1 and reason = ?2 and channel = ?3 and shopId = ?4 order by id",
                        ChannelOrder.State.HELD,
                        reason,
                        channel,
                        shopId)
                .page(0, MOST_HELD)
                .stream()
                .map(row -> row.id)
                .toList();
    }

    /** Tries those now that are still held. */
    void hurryHeld(List<Long> ids, Instant now) {
        update("nextAttemptAt = ?1 where id in ?2 and state = ?3", now, ids, ChannelOrder.State.HELD);
    }

    /** The number of the next event of a locked order. */
    long nextSequence(long id) {
        return ++findById(id).eventSequence;
    }

    /** Tries or looks at an order now; not at another one's double. */
    void hurry(ExternalOrder order, Instant now) {
        update(
                "nextAttemptAt = ?1 where channel = ?2 and shopId = ?3 and externalOrderId = ?4"
                        + " and (reason is null or reason <> ?5)",
                now,
                order.channel(),
                order.shopId(),
                order.externalOrderId(),
                DOUBLE);
    }

    /** Tries the waiting orders of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        update(
                "nextAttemptAt = ?1 where channel = ?2 and shopId = ?3 and nextAttemptAt is not null",
                now,
                channel,
                shopId);
    }
}
