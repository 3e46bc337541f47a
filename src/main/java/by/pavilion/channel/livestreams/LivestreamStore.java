package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.PriceListId;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and their lines. Plain JDBC: the rows are the queue of what is to be done next. */
@ApplicationScoped
class LivestreamStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SHOW =
            "SELECT id, channel, shop_id, name, starts_at, ends_at, cancelled_at, version, created_at"
                    + " FROM channel_livestreams ";
    private static final String LINE =
            "SELECT livestream_id, sku, warehouse, quota, price_minor, state, set_aside, returned,"
                    + " begun, planned, attempts, detail FROM channel_livestream_lines ";
    private static final String ONE_LINE = " WHERE livestream_id = ? AND sku = ?";

    private final Statements statements;

    LivestreamStore(Statements statements) {
        this.statements = statements;
    }

    void insert(Livestream show) {
        statements.update(
                """
                INSERT INTO channel_livestreams (id, channel, shop_id, name, starts_at, ends_at, version, created_at,
                  prices_at, look_at, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                show.id().value(),
                show.channel(),
                show.shopId(),
                show.name(),
                show.startsAt(),
                show.endsAt(),
                show.version(),
                show.createdAt(),
                show.createdAt(),
                show.startsAt());
    }

    /** Replaces the plan; its prices are to be written anew. */
    void update(Livestream show, Instant now) {
        statements.update(
                "UPDATE channel_livestreams SET name = ?, starts_at = ?, ends_at = ?, cancelled_at = ?, version = ?,"
                        + " prices_at = ?, look_at = ?, attempts = 0 WHERE id = ?",
                show.name(),
                show.startsAt(),
                show.endsAt(),
                show.cancelledAt().orElse(null),
                show.version(),
                now,
                show.startsAt(),
                show.id().value());
    }

    /** Writes the lines of a plan; those that are no longer in it are kept until their pieces are back. */
    void plan(LivestreamId id, List<PlanLivestream.Line> lines, Instant dueAt) {
        statements.update(
                "UPDATE channel_livestream_lines SET planned = FALSE, next_attempt_at = ?, attempts = 0"
                        + " WHERE livestream_id = ?",
                dueAt,
                id.value());
        statements.batch(
                """
                INSERT INTO channel_livestream_lines (livestream_id, sku, warehouse, quota, price_minor, state, set_aside,
                  returned, begun, planned, attempts, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, 'PLANNED', 0, 0, FALSE, TRUE, 0, ?)
                ON DUPLICATE KEY UPDATE warehouse = VALUES(warehouse), quota = VALUES(quota),
                  price_minor = VALUES(price_minor), planned = TRUE, next_attempt_at = VALUES(next_attempt_at)""",
                lines.stream()
                        .map(line -> Arrays.<@Nullable Object>asList(
                                id.value(),
                                line.sku().value(),
                                line.warehouse().value(),
                                line.quota(),
                                line.price().map(Money::minor).orElse(null),
                                dueAt))
                        .toList());
    }

    Optional<Livestream> find(LivestreamId id) {
        return show("WHERE id = ?", id);
    }

    Optional<Livestream> lock(LivestreamId id) {
        return show("WHERE id = ? FOR UPDATE", id);
    }

    private Optional<Livestream> show(String where, LivestreamId id) {
        return statements.list(SHOW + where, LivestreamStore::readShow, id.value()).stream()
                .findFirst();
    }

    /** The newest first. */
    List<Livestream> page(String channel, String shopId, long below, int limit) {
        return statements.list(
                SHOW + "WHERE channel = ? AND shop_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                LivestreamStore::readShow,
                channel,
                shopId,
                below,
                limit);
    }

    List<LivestreamLine> lines(LivestreamId id) {
        return statements.list(LINE + "WHERE livestream_id = ? ORDER BY sku", LivestreamStore::readLine, id.value());
    }

    /** Nobody moves pieces of the show until the transaction ends. */
    List<LivestreamLine> lockLines(LivestreamId id) {
        return statements.list(
                LINE + "WHERE livestream_id = ? ORDER BY sku FOR UPDATE", LivestreamStore::readLine, id.value());
    }

    Optional<LivestreamLine> lockLine(LivestreamId id, Sku sku) {
        return statements
                .list(LINE + ONE_LINE.strip() + " FOR UPDATE", LivestreamStore::readLine, id.value(), sku.value())
                .stream()
                .findFirst();
    }

    /** Lines that something is to be done for. */
    List<LivestreamLine> due(Instant now, int limit) {
        return statements.list(
                LINE + "WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                LivestreamStore::readLine,
                now,
                limit);
    }

    /** Shows whose prices are to be written. */
    List<Livestream> dueForPrices(Instant now, int limit) {
        return statements.list(
                SHOW + "WHERE prices_at <= ? ORDER BY prices_at LIMIT ?", LivestreamStore::readShow, now, limit);
    }

    /** Shows that begin or end now. */
    List<Livestream> dueForLook(Instant now, int limit) {
        return statements.list(
                SHOW + "WHERE look_at <= ? ORDER BY look_at LIMIT ?", LivestreamStore::readShow, now, limit);
    }

    void looked(Livestream show, @Nullable Instant lookAt) {
        statements.update(
                "UPDATE channel_livestreams SET look_at = ? WHERE id = ? AND version = ?",
                lookAt,
                show.id().value(),
                show.version());
    }

    void priced(Livestream show, @Nullable Instant pricesAt) {
        statements.update(
                "UPDATE channel_livestreams SET prices_at = ?, attempts = IF(? IS NULL, 0, attempts + 1)"
                        + " WHERE id = ? AND version = ?",
                pricesAt,
                pricesAt,
                show.id().value(),
                show.version());
    }

    Map<MerchantId, PriceListId> priceLists(LivestreamId id) {
        Map<MerchantId, PriceListId> lists = new HashMap<>();
        statements
                .list(
                        "SELECT merchant_id, price_list_id FROM channel_livestream_price_lists WHERE livestream_id = ?",
                        row -> Map.entry(new MerchantId(row.getLong(1)), new PriceListId(row.getLong(2))),
                        id.value())
                .forEach(list -> lists.put(list.getKey(), list.getValue()));
        return lists;
    }

    void priceList(LivestreamId id, MerchantId merchant, PriceListId list) {
        statements.update(
                "INSERT IGNORE INTO channel_livestream_price_lists (livestream_id, merchant_id, price_list_id)"
                        + " VALUES (?, ?, ?)",
                id.value(),
                merchant.value(),
                list.value());
    }

    /** Writes how far a line is. */
    void change(LivestreamLine line, @Nullable Instant nextAttemptAt) {
        String detail = line.detail().orElse(null);
        statements.update(
                "UPDATE channel_livestream_lines SET state = ?, set_aside = ?, returned = ?, begun = ?, attempts = ?,"
                        + " detail = ?, next_attempt_at = ?" + ONE_LINE,
                line.state().name(),
                line.setAside(),
                line.returned(),
                line.begun(),
                line.attempts(),
                detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                nextAttemptAt,
                line.livestream().value(),
                line.sku().value());
    }

    void putOff(LivestreamLine line, String detail, Instant nextAttemptAt) {
        statements.update(
                "UPDATE channel_livestream_lines SET attempts = attempts + 1, detail = ?, next_attempt_at = ?"
                        + ONE_LINE,
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                nextAttemptAt,
                line.livestream().value(),
                line.sku().value());
    }

    /** Lets nobody else plan a show of the channel until the transaction ends. */
    void lockPlansOf(String channel) {
        statements.list(
                "SELECT id FROM channel_shops WHERE channel = ? ORDER BY id LIMIT 1 FOR UPDATE",
                row -> row.getLong(1),
                channel);
    }

    /** Looks again at lines that have given back what was left over, and whose pieces this order had: they may be more now. */
    void giveBackMore(ExternalOrder order, Instant now) {
        statements.update("""
                UPDATE channel_livestream_lines l
                JOIN channel_livestream_sales s ON s.livestream_id = l.livestream_id AND s.sku = l.sku
                JOIN channel_orders o ON o.id = s.channel_order_id
                SET l.next_attempt_at = ?, l.attempts = 0
                WHERE o.channel = ? AND o.shop_id = ? AND o.external_order_id = ? AND l.state = 'RETURNED'""", now, order.channel(), order.shopId(), order.externalOrderId());
    }

    /** Has everything of a show done now that waits. */
    void hurry(LivestreamId id, Instant now) {
        statements.update(
                "UPDATE channel_livestream_lines SET next_attempt_at = ?"
                        + " WHERE livestream_id = ? AND next_attempt_at IS NOT NULL",
                now,
                id.value());
        statements.update(
                "UPDATE channel_livestreams SET prices_at = ? WHERE id = ? AND prices_at IS NOT NULL", now, id.value());
    }

    /** Another show of the channel that has these goods in a span of time. */
    Optional<Map.Entry<Sku, LivestreamId>> other(Livestream show, Collection<Sku> skus, Instant from, Instant until) {
        List<Object> values = new ArrayList<>(List.of(show.channel(), show.id().value(), until, from));
        skus.forEach(sku -> values.add(sku.value()));
        return statements
                .list(
                        "SELECT l.sku, l.livestream_id FROM channel_livestream_lines l"
                                + " JOIN channel_livestreams s ON s.id = l.livestream_id"
                                + " WHERE s.channel = ? AND s.id <> ? AND s.cancelled_at IS NULL AND l.planned"
                                + " AND s.starts_at < ? AND s.ends_at > ? AND l.sku IN ("
                                + Statements.placeholders(skus.size()) + ") LIMIT 1",
                        row -> Map.entry(new Sku(row.getString(1)), new LivestreamId(row.getLong(2))),
                        values.toArray())
                .stream()
                .findFirst();
    }

    /** Whether a show that began before this one still has pieces of the channel. */
    boolean isHeldByAnother(Livestream show, LivestreamLine line) {
        return statements.number(
                        "SELECT COUNT(*) FROM channel_livestream_lines l"
                                + " JOIN channel_livestreams s ON s.id = l.livestream_id"
                                + " WHERE l.sku = ? AND l.warehouse = ? AND l.livestream_id <> ? AND s.channel = ?"
                                + " AND l.set_aside > 0 AND l.state <> 'RETURNED'",
                        line.sku().value(),
                        line.warehouse().value(),
                        show.id().value(),
                        show.channel())
                > 0;
    }

    /** What goods cost in shows that are on, or have ended not longer than so long ago. */
    List<Money> pricesAround(String channel, Sku sku, Instant now, Duration since) {
        return statements.list(
                "SELECT l.price_minor FROM channel_livestream_lines l JOIN channel_livestreams s ON s.id = l.livestream_id"
                        + " WHERE l.sku = ? AND l.planned AND l.price_minor IS NOT NULL AND s.channel = ?"
                        + " AND s.cancelled_at IS NULL AND s.starts_at <= ? AND s.ends_at > ?",
                row -> Money.ofMinor(row.getLong(1), Money.CNY),
                sku.value(),
                channel,
                now,
                now.minus(since));
    }

    private static Livestream readShow(ResultSet row) throws SQLException {
        return new Livestream(
                new LivestreamId(row.getLong("id")),
                row.getString("channel"),
                row.getString("shop_id"),
                row.getString("name"),
                Statements.instant(row, "starts_at"),
                Statements.instant(row, "ends_at"),
                Statements.optionalInstant(row, "cancelled_at"),
                row.getLong("version"),
                Statements.instant(row, "created_at"));
    }

    private static LivestreamLine readLine(ResultSet row) throws SQLException {
        long price = row.getLong("price_minor");
        Optional<Money> asked = row.wasNull() ? Optional.empty() : Optional.of(Money.ofMinor(price, Money.CNY));
        return new LivestreamLine(
                new LivestreamId(row.getLong("livestream_id")),
                new Sku(row.getString("sku")),
                new WarehouseCode(row.getString("warehouse")),
                row.getLong("quota"),
                asked,
                LivestreamLine.State.valueOf(row.getString("state")),
                row.getLong("set_aside"),
                row.getLong("returned"),
                row.getBoolean("begun"),
                row.getBoolean("planned"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("detail")));
    }
}
