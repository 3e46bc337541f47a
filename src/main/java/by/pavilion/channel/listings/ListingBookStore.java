package by.pavilion.channel.listings;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Listings at marketplaces. Plain JDBC: events about stock look them up by the thousand. */
@ApplicationScoped
class ListingBookStore {
    private static final String SELECT =
            "SELECT channel, shop_id, product_id, sku_id, sku, factor, valid_from, valid_until FROM channel_listings ";
    private static final String HOLDS = " AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?) ";

    private final DataSource dataSource;

    ListingBookStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void put(List<ChannelListing> listings, Instant now) {
        String upsert = """
                INSERT INTO channel_listings
                  (channel, shop_id, sku_id, valid_from, product_id, sku, factor, valid_until, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE product_id = VALUES(product_id), sku = VALUES(sku), factor = VALUES(factor),
                  valid_until = VALUES(valid_until), updated_at = VALUES(updated_at)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (ChannelListing listing : listings) {
                bind(
                        statement,
                        listing.channel(),
                        listing.shopId(),
                        listing.there().skuId(),
                        Timestamp.from(listing.validFrom()),
                        listing.there().productId(),
                        listing.sku().value(),
                        listing.factor(),
                        listing.validUntil().map(Timestamp::from).orElse(null),
                        Timestamp.from(now));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<ChannelListing> page(String channel, String shopId, String afterSku, Instant afterTime, int limit) {
        return list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND (sku_id, valid_from) > (?, ?)"
                        + " ORDER BY sku_id, valid_from LIMIT ?",
                channel,
                shopId,
                afterSku,
                Timestamp.from(afterTime),
                limit);
    }

    List<ChannelListing> find(String channel, String shopId, Collection<String> skuIds, Instant at) {
        if (skuIds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(channel, shopId));
        values.addAll(skuIds);
        values.add(Timestamp.from(at));
        values.add(Timestamp.from(at));
        return list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND sku_id IN (" + placeholders(skuIds.size()) + ")" + HOLDS
                        + "ORDER BY valid_from",
                values.toArray());
    }

    List<ChannelListing> ofSkus(Collection<Sku> skus, Instant now) {
        if (skus.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        skus.forEach(sku -> values.add(sku.value()));
        values.add(Timestamp.from(now));
        values.add(Timestamp.from(now));
        return list(
                SELECT + "WHERE sku IN (" + placeholders(skus.size()) + ")" + HOLDS
                        + "ORDER BY channel, shop_id, sku_id, valid_from",
                values.toArray());
    }

    List<ChannelListing> after(@Nullable ChannelListing last, int limit, Instant now) {
        return list(
                SELECT + "WHERE (channel, shop_id, sku_id, valid_from) > (?, ?, ?, ?)" + HOLDS
                        + "ORDER BY channel, shop_id, sku_id, valid_from LIMIT ?",
                last == null ? "" : last.channel(),
                last == null ? "" : last.shopId(),
                last == null ? "" : last.there().skuId(),
                Timestamp.from(last == null ? Instant.EPOCH.plusSeconds(1) : last.validFrom()),
                Timestamp.from(now),
                Timestamp.from(now),
                limit);
    }

    private List<ChannelListing> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<ChannelListing> listings = new ArrayList<>();
                while (rows.next()) {
                    listings.add(new ChannelListing(
                            rows.getString("channel"),
                            rows.getString("shop_id"),
                            new ChannelSku(rows.getString("product_id"), rows.getString("sku_id")),
                            new Sku(rows.getString("sku")),
                            rows.getInt("factor"),
                            rows.getTimestamp("valid_from").toInstant(),
                            Optional.ofNullable(rows.getTimestamp("valid_until"))
                                    .map(Timestamp::toInstant)));
                }
                return listings;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep listings of marketplaces", e);
    }
}
