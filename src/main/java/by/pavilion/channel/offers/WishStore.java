package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.listings.ChannelListing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Wishes about goods at marketplaces. Plain JDBC: a live sale changes one of them with each order, in one statement. */
@ApplicationScoped
class WishStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, sku_id, kind, product_id, sku, wanted, version, sent, approved, attempts"
                    + " FROM channel_wishes ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND sku_id = ? AND kind = ?";

    private final DataSource dataSource;

    WishStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A value that is wanted of a listing. */
    record Value(ChannelListing listing, WishKind kind, long wanted) {}

    /**
     * Wants values. One that is wanted already changes nothing; one that is or was zero is due now, whatever it has to wait for
     * otherwise; any other is due when it was due before, at {@code later} at the latest.
     */
    void want(List<Value> values, Instant now, Instant later) {
        if (values.isEmpty()) {
            return;
        }
        String upsert = """
                INSERT INTO channel_wishes (channel, shop_id, sku_id, kind, product_id, sku, wanted, version, sent_version,
                  attempts, event_sequence, wanted_at, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, 0, 0, ?, IF(? = 0, ?, ?))
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = IF(wanted = VALUES(wanted), next_attempt_at,
                    IF(kind = 'STOCK' AND (wanted = 0 OR VALUES(wanted) = 0), VALUES(wanted_at),
                      IF(attempts > 0, COALESCE(next_attempt_at, VALUES(next_attempt_at)),
                        LEAST(COALESCE(next_attempt_at, VALUES(next_attempt_at)), VALUES(next_attempt_at))))),
                  wanted_at = IF(wanted = VALUES(wanted), wanted_at, VALUES(wanted_at)),
                  version = IF(wanted = VALUES(wanted), version, version + 1),
                  product_id = VALUES(product_id), sku = VALUES(sku), wanted = VALUES(wanted)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Value value : values) {
                ChannelListing listing = value.listing();
                bind(
                        statement,
                        listing.channel(),
                        listing.shopId(),
                        listing.there().skuId(),
                        value.kind().name(),
                        listing.there().productId(),
                        listing.sku().value(),
                        value.wanted(),
                        Timestamp.from(now),
                        value.wanted(),
                        Timestamp.from(now),
                        Timestamp.from(later));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<Wish> due(Instant now, int limit) {
        return list(SELECT + "WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?", Timestamp.from(now), limit);
    }

    /** Those that were sent and are to be read back. */
    List<Wish> toCheck(Instant now, int limit) {
        return list(
                SELECT + "WHERE check_at <= ? AND next_attempt_at IS NULL ORDER BY check_at LIMIT ?",
                Timestamp.from(now),
                limit);
    }

    Optional<Wish> find(String channel, String shopId, String skuId, WishKind kind) {
        return list(SELECT + ONE.strip(), channel, shopId, skuId, kind.name()).stream()
                .findFirst();
    }

    /** The value was taken. What is wanted since goes on waiting. False when a newer one was taken already. */
    boolean sent(Wish wish, Instant now, Instant checkAt) {
        return update(
                        """
                        UPDATE channel_wishes SET sent = ?, sent_version = ?, sent_at = ?, check_at = ?,
                          event_sequence = event_sequence + 1, attempts = 0, detail = NULL, approved = NULL,
                          next_attempt_at = IF(version = ?, NULL, next_attempt_at)""" + ONE + " AND sent_version <= ?",
                        wish.wanted(),
                        wish.version(),
                        Timestamp.from(now),
                        Timestamp.from(checkAt),
                        wish.version(),
                        wish.channel(),
                        wish.shopId(),
                        wish.there().skuId(),
                        wish.kind().name(),
                        wish.version())
                == 1;
    }

    /** The number of the event of a wish that has just been sent. */
    long eventSequence(Wish wish) {
        String select = "SELECT event_sequence FROM channel_wishes" + ONE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(
                    statement,
                    wish.channel(),
                    wish.shopId(),
                    wish.there().skuId(),
                    wish.kind().name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Puts a value off; without a time it waits for a person or for another value. One that was overtaken stays due. */
    void putOff(Wish wish, String detail, @Nullable Instant nextAttemptAt) {
        update(
                "UPDATE channel_wishes SET attempts = attempts + 1, detail = ?, next_attempt_at = ?" + ONE
                        + " AND version = ?",
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                nextAttemptAt == null ? null : Timestamp.from(nextAttemptAt),
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name(),
                wish.version());
    }

    void checked(Wish wish, Instant nextCheckAt) {
        update(
                "UPDATE channel_wishes SET check_at = ?" + ONE,
                Timestamp.from(nextCheckAt),
                wish.channel(),
                wish.shopId(),
                wish.there().skuId(),
                wish.kind().name());
    }

    /** Sends the present value once more, as a new version, and lets it through whatever it is. False when there is none. */
    boolean again(String channel, String shopId, String skuId, WishKind kind, Instant now) {
        return update(
                        "UPDATE channel_wishes SET version = version + 1, approved = wanted, attempts = 0,"
                                + " next_attempt_at = ?" + ONE,
                        Timestamp.from(now),
                        channel,
                        shopId,
                        skuId,
                        kind.name())
                == 1;
    }

    /** Sends what waits of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        update(
                "UPDATE channel_wishes SET next_attempt_at = ?"
                        + " WHERE channel = ? AND shop_id = ? AND next_attempt_at IS NOT NULL",
                Timestamp.from(now),
                channel,
                shopId);
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Wish> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<Wish> wishes = new ArrayList<>();
                while (rows.next()) {
                    wishes.add(new Wish(
                            rows.getString("channel"),
                            rows.getString("shop_id"),
                            new ChannelSku(rows.getString("product_id"), rows.getString("sku_id")),
                            WishKind.valueOf(rows.getString("kind")),
                            new Sku(rows.getString("sku")),
                            rows.getLong("wanted"),
                            rows.getLong("version"),
                            number(rows, "sent"),
                            number(rows, "approved"),
                            rows.getInt("attempts")));
                }
                return wishes;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep wishes about goods at marketplaces", e);
    }
}
