package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wishes about goods at marketplaces. Plain JDBC: a live sale changes one of them with each order, in one statement. */
@ApplicationScoped
class WishStore {
    private static final int LONGEST_DETAIL = 500;
    private static final long MOST_DRIFT = 1_000_000_000;
    private static final String SELECT =
            "SELECT channel, shop_id, sku_id, kind, product_id, sku, wanted, version, sent, approved, attempts,"
                    + " sold, seen_sold, sent_sold, based_at IS NOT NULL AS counted, step_version, stepped, drift"
                    + " FROM channel_wishes ";
    /** Of prices nothing is sold, so this says that the value is the same. Nothing left stays so, whatever is sold meanwhile. */
    private static final String UNCHANGED = "((wanted = 0 AND VALUES(wanted) = 0)"
            + " OR (wanted + seen_sold = VALUES(wanted) + sold AND (wanted = 0) = (VALUES(wanted) = 0)))";

    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND sku_id = ? AND kind = ?";
    /** Without a number to begin at nothing is counted, nor is what was counted before weighed against what is wanted. */
    private static final String UNCOUNTED = "based_at = NULL, sold = 0, seen_sold = 0, sent_sold = 0";

    /**
     * When a value is due that is wanted since the one which was on its way: not right behind it, or a rush would be told as fast
     * as calls are answered, and later where only own sales have made it. What is or was nothing stays due.
     */
    private static final String OVERTAKEN = "IF(wanted = 0 OR ? = 0, next_attempt_at, GREATEST(next_attempt_at,"
            + " IF(urgent_version > ?, CAST(? AS DATETIME(6)), CAST(? AS DATETIME(6)))))";

    private static final String TAKEN = ", sent = ?, sent_version = ?, sent_at = ?, step_version = NULL,"
            + " event_sequence = event_sequence + 1, attempts = 0, detail = NULL, approved = NULL" + ONE
            + " AND sent_version <= ?";

    private final Statements statements;
    private final OffersConfig config;

    WishStore(Statements statements, OffersConfig config) {
        this.statements = statements;
        this.config = config;
    }

    /** A value that is wanted of a listing. */
    record Value(ChannelListing listing, WishKind kind, long wanted) {
        /** As rows are locked. */
        static final Comparator<Value> BY_KEY = Comparator.comparing(
                        (Value value) -> value.listing().channel())
                .thenComparing(value -> value.listing().shopId())
                .thenComparing(value -> value.listing().there().skuId())
                .thenComparing(value -> value.kind().name());
    }

    /**
     * Wants values. One that is wanted already changes nothing, nor does stock that is less by what the marketplace itself has
     * sold; one that is or was zero is due now, whatever it has to wait for otherwise; any other is due when it was due before, at
     * {@code later} at the latest, and so is what is wanted already and waits.
     */
    void want(List<Value> values, Instant now, Instant later) {
        want(values, now, later, true);
    }

    /** The same of stock that the marketplace itself has sold: it may wait for longer, and makes nothing else hurry. */
    void wantInTime(List<Value> values, Instant now, Instant later) {
        want(values, now, later, false);
    }

    private void want(List<Value> values, Instant now, Instant later, boolean isUrgent) {
        String upsert = """
                INSERT INTO channel_wishes (channel, shop_id, sku_id, kind, product_id, sku, wanted, version, sent_version,
                  attempts, event_sequence, urgent_version, wanted_at, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, 0, 0, ?, ?, IF(? = 0, ?, ?))
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = IF(%1$s,
                    IF(attempts > 0, next_attempt_at, LEAST(next_attempt_at, VALUES(next_attempt_at))),
                    IF(kind = 'STOCK' AND (wanted = 0 OR VALUES(wanted) = 0), VALUES(wanted_at),
                      IF(attempts > 0, COALESCE(next_attempt_at, VALUES(next_attempt_at)),
                        LEAST(COALESCE(next_attempt_at, VALUES(next_attempt_at)), VALUES(next_attempt_at))))),
                  wanted_at = IF(%1$s, wanted_at, VALUES(wanted_at)),
                  version = IF(%1$s, version, version + 1),
                  urgent_version = IF(VALUES(urgent_version) = 0, urgent_version, version),
                  product_id = VALUES(product_id), sku = VALUES(sku), wanted = VALUES(wanted), seen_sold = sold""".formatted(UNCHANGED);
        statements.batch(
                upsert,
                values.stream()
                        .map(value -> List.<Object>of(
                                value.listing().channel(),
                                value.listing().shopId(),
                                value.listing().there().skuId(),
                                value.kind().name(),
                                value.listing().there().productId(),
                                value.listing().sku().value(),
                                value.wanted(),
                                isUrgent ? 1 : 0,
                                now,
                                value.wanted(),
                                now,
                                later))
                        .toList());
    }

    /** Wants nothing to be sold any more of what no listing speaks of. */
    void wantNoneOfTheUnlisted(Instant now) {
        statements.update("""
                UPDATE channel_wishes w SET w.next_attempt_at = ?, w.wanted_at = ?, w.version = w.version + 1, w.wanted = 0
                WHERE w.kind = 'STOCK' AND w.wanted <> 0 AND NOT EXISTS (SELECT 1 FROM channel_listings l
                  WHERE l.channel = w.channel AND l.shop_id = w.shop_id AND l.sku_id = w.sku_id
                    AND l.valid_from <= ? AND (l.valid_until IS NULL OR l.valid_until > ?))""", now, now, now, now);
    }

    /** Shops that have something to be sent or read back, those that wait for something to be sent first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        List<ShopTurns.Turn> toSend = shops("WHERE next_attempt_at <= ?", "next_attempt_at", now, limit);
        List<ShopTurns.Turn> toCheck = shops("WHERE check_at <= ? AND next_attempt_at IS NULL", "check_at", now, limit);
        return Stream.concat(toSend.stream(), toCheck.stream()).distinct().toList();
    }

    private List<ShopTurns.Turn> shops(String which, String time, Instant now, int limit) {
        return statements.list(
                "SELECT channel, shop_id FROM channel_wishes " + which + " GROUP BY channel, shop_id ORDER BY MIN("
                        + time + ") LIMIT ?",
                row -> new ShopTurns.Turn(row.getString(1), row.getString(2)),
                now,
                limit);
    }

    /** Goods of which a shop is to be told that nothing is left, the longest waiting first. */
    List<Wish> soldOut(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND sold_out_at <= ? AND kind = 'STOCK'"
                        + " ORDER BY sold_out_at LIMIT ?",
                WishStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    /** What else is to be sent to a shop, the longest waiting first. */
    List<Wish> due(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND next_attempt_at <= ?"
                        + " AND (wanted <> 0 OR kind <> 'STOCK') ORDER BY next_attempt_at LIMIT ?",
                WishStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    /** What was sent to a shop and is to be read back. */
    List<Wish> toCheck(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND check_at <= ? AND next_attempt_at IS NULL"
                        + " ORDER BY check_at LIMIT ?",
                WishStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    Optional<Wish> find(String channel, String shopId, String skuId, WishKind kind) {
        return statements.list(SELECT + ONE.strip(), WishStore::read, channel, shopId, skuId, kind.name()).stream()
                .findFirst();
    }

    /**
     * The value was taken. What is wanted since goes on waiting, as a version of its own. False when a newer one was taken already.
     *
     * @param counted whether the marketplace's own sales are counted from now on
     */
    boolean sent(Wish wish, boolean counted, Instant now, Instant checkAt) {
        String whole = "sold = 0, seen_sold = 0, sent_sold = 0, stepped = FALSE, drift = 0, based_at = ?, check_at = ?,"
                + " next_attempt_at = IF(version = ?, IF(wanted = ?, NULL, COALESCE(next_attempt_at, ?)), " + OVERTAKEN
                + "),"
                + " version = IF(version = ? AND wanted <> ?, version + 1, version)";
        return statements.update(
                        "UPDATE channel_wishes SET " + whole + TAKEN,
                        counted ? now : null,
                        checkAt,
                        wish.version(),
                        wish.wanted(),
                        now,
                        wish.wanted(),
                        wish.version(),
                        now.plus(config.coalesce()),
                        now.plus(config.coalesceOwnSales()),
                        wish.version(),
                        wish.wanted(),
                        wish.wanted(),
                        wish.version(),
                        now,
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version())
                == 1;
    }

    /**
     * The same of a step. It is read back no later than it would have been without: steps may follow each other for hours. What
     * is wanted less because so much was sold there is no newer value.
     */
    boolean stepped(Wish wish, Instant now, Instant checkAt) {
        String step = "sent_sold = ?, stepped = TRUE, check_at = LEAST(COALESCE(check_at, ?), ?),"
                + " next_attempt_at = IF(version = ?, NULL, " + OVERTAKEN + ")";
        return statements.update(
                        "UPDATE channel_wishes SET " + step + TAKEN,
                        wish.sales().whenWanted(),
                        checkAt,
                        checkAt,
                        wish.version(),
                        wish.wanted(),
                        wish.version(),
                        now.plus(config.coalesce()),
                        now.plus(config.coalesceOwnSales()),
                        wish.wanted(),
                        wish.version(),
                        now,
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version())
                == 1;
    }

    /** What is wanted is there already, as far as it is ours to tell. False when another value is wanted by now. */
    boolean settled(Wish wish) {
        return statements.update(
                        "UPDATE channel_wishes SET sent = ?, sent_sold = ?, sent_version = ?, attempts = 0, detail = NULL,"
                                + " next_attempt_at = NULL" + ONE + " AND version = ? AND based_at IS NOT NULL",
                        wish.wanted(),
                        wish.sales().whenWanted(),
                        wish.version(),
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version())
                == 1;
    }

    /** Notes that a step is tried. False when another value is wanted by now. */
    boolean beginsStep(Wish wish) {
        return statements.update(
                        "UPDATE channel_wishes SET step_version = version" + ONE
                                + " AND version = ? AND based_at IS NOT NULL",
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version())
                == 1;
    }

    /** Notes that a whole number is tried. False when another is wanted by now. */
    boolean beginsWhole(Wish wish) {
        return statements.update(
                        "UPDATE channel_wishes SET " + UNCOUNTED + ONE + " AND version = ? AND wanted = ?"
                                + " AND based_at IS NOT NULL",
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version(),
                        wish.wanted())
                == 1;
    }

    /**
     * Pieces that a marketplace has sold, or, below zero, has taken back.
     *
     * @param skuId the marketplace's number of the goods
     * @param at when, by our clock
     */
    record Counted(ExternalOrder order, String skuId, long pieces, Instant at) {
        /** As rows are locked. */
        private static final Comparator<Counted> BY_KEY = Comparator.comparing(
                        (Counted counted) -> counted.order().channel())
                .thenComparing(counted -> counted.order().shopId())
                .thenComparing(Counted::skuId);
    }

    /** The marketplace has sold pieces, or has taken them back; they count if it was told a whole number before. */
    void count(List<Counted> pieces) {
        statements.batch(
                "UPDATE channel_wishes SET sold = sold + ?" + ONE + " AND based_at < ?",
                pieces.stream()
                        .sorted(Counted.BY_KEY)
                        .map(counted -> List.<Object>of(
                                counted.pieces(),
                                counted.order().channel(),
                                counted.order().shopId(),
                                counted.skuId(),
                                WishKind.STOCK.name(),
                                counted.at()))
                        .toList());
    }

    /** An older value was taken after a newer one, so that nobody knows which of them is there: the newest is due again. */
    void overtaken(Wish wish, Instant now) {
        statements.update(
                "UPDATE channel_wishes SET version = version + 1, urgent_version = version, " + UNCOUNTED
                        + ", next_attempt_at = ?" + ONE + " AND sent_version > ?",
                now,
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name(),
                wish.version());
    }

    /** Lets nobody else look at these listings' goods until the transaction ends: who looks later sees what is later. */
    void lock(List<ChannelListing> listings) {
        String select = "SELECT version FROM channel_wishes WHERE (channel, shop_id, sku_id) IN ("
                + String.join(", ", Collections.nCopies(listings.size(), "(?, ?, ?)"))
                + ") ORDER BY channel, shop_id, sku_id, kind FOR UPDATE";
        statements.list(
                select,
                row -> row.getLong(1),
                listings.stream()
                        .flatMap(listing -> Stream.of(
                                listing.channel(),
                                listing.shopId(),
                                listing.there().skuId()))
                        .toArray());
    }

    /** The number of the event of a wish that has just been sent. */
    long eventSequence(Wish wish) {
        return statements.number(
                "SELECT event_sequence FROM channel_wishes" + ONE,
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name());
    }

    /** Puts a value off; without a time it waits for a person or for another value. One that was overtaken stays due. */
    void putOff(Wish wish, String detail, @Nullable Instant nextAttemptAt) {
        statements.update(
                "UPDATE channel_wishes SET attempts = attempts + 1, detail = ?, next_attempt_at = ?" + ONE
                        + " AND version = ?",
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                nextAttemptAt,
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name(),
                wish.version());
    }

    /** Keeps by how much the marketplace differs from what it was told; a number that makes no sense must not break sums. */
    void checked(Wish wish, long drift, Instant nextCheckAt) {
        statements.update(
                "UPDATE channel_wishes SET drift = ?, check_at = ?" + ONE,
                Math.max(-MOST_DRIFT, Math.min(MOST_DRIFT, drift)),
                nextCheckAt,
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name());
    }

    /** By shop; those without any are left out. */
    Map<String, StockDrift> stockDrifts(String channel, Collection<String> shopIds) {
        return statements
                .list(
                        "SELECT shop_id, COUNT(*), SUM(ABS(drift)) FROM channel_wishes WHERE channel = ?"
                                + " AND shop_id IN (" + Statements.placeholders(shopIds.size()) + ")"
                                + " AND kind = 'STOCK' AND drift <> 0 GROUP BY shop_id",
                        row -> Map.entry(row.getString(1), new StockDrift(row.getLong(2), row.getLong(3))),
                        Stream.concat(Stream.of(channel), shopIds.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void unchecked(Wish wish, Instant nextCheckAt) {
        statements.update(
                "UPDATE channel_wishes SET check_at = ?" + ONE,
                nextCheckAt,
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name());
    }

    /** Sends the present value once more, as a new version and a whole number. False when there is none. */
    boolean again(String channel, String shopId, String skuId, WishKind kind, Instant now) {
        return statements.update(
                        "UPDATE channel_wishes SET version = version + 1, urgent_version = version, " + UNCOUNTED
                                + ", attempts = 0, next_attempt_at = ?" + ONE,
                        now,
                        channel,
                        shopId,
                        skuId,
                        kind.name())
                == 1;
    }

    /** Lets a value through that waits for a person. False when none does: another is wanted by now, or it was let through. */
    boolean approve(String channel, String shopId, String skuId, WishKind kind, Instant now) {
        return statements.update(
                        "UPDATE channel_wishes SET version = version + 1, urgent_version = version, approved = wanted, attempts = 0,"
                                + " next_attempt_at = ?" + ONE
                                + " AND next_attempt_at IS NULL AND version > sent_version",
                        now,
                        channel,
                        shopId,
                        skuId,
                        kind.name())
                == 1;
    }

    /** Sends what waits of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_wishes SET next_attempt_at = ?"
                        + " WHERE channel = ? AND shop_id = ? AND next_attempt_at IS NOT NULL",
                now,
                channel,
                shopId);
    }

    private static Wish read(ResultSet rows) throws SQLException {
        return new Wish(
                rows.getString("channel"),
                rows.getString("shop_id"),
                new ChannelSku(rows.getString("product_id"), rows.getString("sku_id")),
                WishKind.valueOf(rows.getString("kind")),
                new Sku(rows.getString("sku")),
                rows.getLong("wanted"),
                rows.getLong("version"),
                number(rows, "sent"),
                number(rows, "approved"),
                rows.getInt("attempts"),
                new Wish.Sales(
                        rows.getLong("sold"),
                        rows.getLong("seen_sold"),
                        rows.getLong("sent_sold"),
                        rows.getBoolean("counted"),
                        number(rows, "step_version"),
                        rows.getBoolean("stepped"),
                        rows.getLong("drift")));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
