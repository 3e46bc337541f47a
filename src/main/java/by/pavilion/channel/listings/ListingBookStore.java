package by.pavilion.channel.listings;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings at marketplaces. Plain JDBC: events about stock look them up by the thousand. */
@ApplicationScoped
class ListingBookStore {
    private static final String SELECT =
            "SELECT channel, shop_id, product_id, sku_id, sku, factor, valid_from, valid_until FROM channel_listings ";
    private static final String HOLDS = " AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?) ";

    private final Statements statements;

    ListingBookStore(Statements statements) {
        this.statements = statements;
    }

    void put(List<ChannelListing> listings, Instant now) {
        String upsert = """
                INSERT INTO channel_listings
                  (channel, shop_id, sku_id, valid_from, product_id, sku, factor, valid_until, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE product_id = VALUES(product_id), sku = VALUES(sku), factor = VALUES(factor),
                  valid_until = VALUES(valid_until), updated_at = VALUES(updated_at)""";
        statements.batch(
                upsert,
                listings.stream()
                        .map(listing -> Arrays.<@Nullable Object>asList(
                                listing.channel(),
                                listing.shopId(),
                                listing.there().skuId(),
                                listing.validFrom(),
                                listing.there().productId(),
                                listing.sku().value(),
                                listing.factor(),
                                listing.validUntil().orElse(null),
                                now))
                        .toList());
    }

    List<ChannelListing> page(String channel, String shopId, String afterSku, Instant afterTime, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND (sku_id, valid_from) > (?, ?)"
                        + " ORDER BY sku_id, valid_from LIMIT ?",
                ListingBookStore::read,
                channel,
                shopId,
                afterSku,
                afterTime,
                limit);
    }

    List<ChannelListing> find(String channel, String shopId, Collection<String> skuIds, Instant at) {
        if (skuIds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(channel, shopId));
        values.addAll(skuIds);
        values.add(at);
        values.add(at);
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND sku_id IN (" + Statements.placeholders(skuIds.size())
                        + ")" + HOLDS + "ORDER BY valid_from",
                ListingBookStore::read,
                values.toArray());
    }

    /** Whether a listing of these goods in a shop stands or stood for several of ours. */
    boolean hasPacks(String channel, String shopId, Sku sku) {
        return !statements
                .list(
                        "SELECT 1 FROM channel_listings WHERE sku = ? AND channel = ? AND shop_id = ? AND factor > 1"
                                + " LIMIT 1",
                        row -> row.getInt(1),
                        sku.value(),
                        channel,
                        shopId)
                .isEmpty();
    }

    List<ChannelListing> ofSkus(Collection<Sku> skus, Instant now) {
        if (skus.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        skus.forEach(sku -> values.add(sku.value()));
        values.add(now);
        values.add(now);
        return statements.list(
                SELECT + "WHERE sku IN (" + Statements.placeholders(skus.size()) + ")" + HOLDS
                        + "ORDER BY channel, shop_id, sku_id, valid_from",
                ListingBookStore::read,
                values.toArray());
    }

    List<ChannelListing> after(@Nullable ChannelListing last, int limit, Instant now) {
        return statements.list(
                SELECT + "WHERE (channel, shop_id, sku_id, valid_from) > (?, ?, ?, ?)" + HOLDS
                        + "ORDER BY channel, shop_id, sku_id, valid_from LIMIT ?",
                ListingBookStore::read,
                last == null ? "" : last.channel(),
                last == null ? "" : last.shopId(),
                last == null ? "" : last.there().skuId(),
                last == null ? Instant.EPOCH.plusSeconds(1) : last.validFrom(),
                now,
                now,
                limit);
    }

    private static ChannelListing read(ResultSet rows) throws SQLException {
        return new ChannelListing(
                rows.getString("channel"),
                rows.getString("shop_id"),
                new ChannelSku(rows.getString("product_id"), rows.getString("sku_id")),
                new Sku(rows.getString("sku")),
                rows.getInt("factor"),
                Statements.instant(rows, "valid_from"),
                Statements.optionalInstant(rows, "valid_until"));
    }
}
