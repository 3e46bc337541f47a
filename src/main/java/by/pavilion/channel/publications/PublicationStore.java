package by.pavilion.channel.publications;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalProduct;
import by.pavilion.channel.ShopTurns;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listings of ours in shops. Plain JDBC: which version a row is about is said by the statement that changes it. */
@ApplicationScoped
class PublicationStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, sku, reference, product_id, sku_id, state, version, digest,"
                    + " attempts, detail, handed_in_at, decided_at FROM channel_publications ";
    /** What was handed in once. */
    private static final String ASKABLE = "sku_id IS NOT NULL AND digest IS NOT NULL";

    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND sku = ?";

    private final Statements statements;

    PublicationStore(Statements statements) {
        this.statements = statements;
    }

    /** Wants it to be handed in now, whatever was before. */
    void push(String channel, String shopId, Sku sku, long reference, Optional<ChannelSku> there, Instant now) {
        statements.update(
                """
                INSERT INTO channel_publications (channel, shop_id, sku, reference, product_id, sku_id, state, version,
                  attempts, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, 'WAITING', 1, 0, ?)
                ON DUPLICATE KEY UPDATE version = version + 1, digest = NULL, attempts = 0,
                  product_id = COALESCE(product_id, VALUES(product_id)), sku_id = COALESCE(sku_id, VALUES(sku_id)),
                  next_attempt_at = VALUES(next_attempt_at)""",
                channel,
                shopId,
                sku.value(),
                reference,
                there.map(ChannelSku::productId).orElse(null),
                there.map(ChannelSku::skuId).orElse(null),
                now);
    }

    /** Has somebody look at these goods in all shops, when it was to be done before that, or later. */
    void lookAt(Collection<Sku> skus, Instant later) {
        List<Object> values = new ArrayList<>(List.of(later, later));
        skus.forEach(sku -> values.add(sku.value()));
        statements.update(
                "UPDATE channel_publications SET version = version + 1, attempts = 0,"
                        + " next_attempt_at = LEAST(COALESCE(next_attempt_at, ?), ?) WHERE sku IN ("
                        + Statements.placeholders(skus.size()) + ")",
                values.toArray());
    }

    /** Shops that have something to be handed in or to be asked, those that wait for something to be handed in first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        List<ShopTurns.Turn> toHandIn = shops("next_attempt_at <= ?", "next_attempt_at", now, limit);
        List<ShopTurns.Turn> toAsk = shops("ask_at <= ? AND " + ASKABLE, "ask_at", now, limit);
        return Stream.concat(toHandIn.stream(), toAsk.stream()).distinct().toList();
    }

    private List<ShopTurns.Turn> shops(String which, String time, Instant now, int limit) {
        return statements.list(
                "SELECT channel, shop_id FROM channel_publications WHERE " + which
                        + " GROUP BY channel, shop_id ORDER BY MIN(" + time + ") LIMIT ?",
                row -> new ShopTurns.Turn(row.getString(1), row.getString(2)),
                now,
                limit);
    }

    List<Publication> due(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                PublicationStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    /** Those of which the marketplace may have decided. */
    List<Publication> toAsk(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND ask_at <= ? AND " + ASKABLE
                        + " ORDER BY ask_at LIMIT ?",
                PublicationStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    List<Publication> page(String channel, String shopId, String afterSku, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND sku > ? ORDER BY sku LIMIT ?",
                PublicationStore::read,
                channel,
                shopId,
                afterSku,
                limit);
    }

    Optional<Publication> find(String channel, String shopId, Sku sku) {
        return statements.list(SELECT + ONE.strip(), PublicationStore::read, channel, shopId, sku.value()).stream()
                .findFirst();
    }

    /** The marketplace has taken it. What was wanted since goes on waiting. */
    void handedIn(Publication handed, ChannelSku there, String digest, Instant now, Instant askAt) {
        statements.update(
                "UPDATE channel_publications SET product_id = ?, sku_id = ?, digest = ?, state = 'LOOKED_AT', attempts = 0,"
                        + " detail = NULL, handed_in_at = ?, decided_at = NULL, ask_at = ?,"
                        + " next_attempt_at = IF(version = ?, NULL, next_attempt_at)" + ONE,
                there.productId(),
                there.skuId(),
                digest,
                now,
                askAt,
                handed.version(),
                handed.channel(),
                handed.shopId(),
                handed.sku().value());
    }

    /** Nothing is to be done until somebody wants it again; one that was wanted meanwhile stays due. */
    void rest(Publication looked, @Nullable String detail) {
        statements.update(
                "UPDATE channel_publications SET attempts = 0, detail = ?, next_attempt_at = NULL" + ONE
                        + " AND version = ?",
                shortened(detail),
                looked.channel(),
                looked.shopId(),
                looked.sku().value(),
                looked.version());
    }

    void putOff(Publication failed, String detail, Instant nextAttemptAt) {
        statements.update(
                "UPDATE channel_publications SET attempts = attempts + 1, detail = ?, next_attempt_at = ?" + ONE
                        + " AND version = ?",
                shortened(detail),
                nextAttemptAt,
                failed.channel(),
                failed.shopId(),
                failed.sku().value(),
                failed.version());
    }

    /** What the marketplace says of what was handed in; of another sheet, if one was handed in meanwhile, it says nothing. */
    boolean decided(Publication asked, Publication.State state, @Nullable String detail, Instant now) {
        return statements.update(
                        "UPDATE channel_publications SET state = ?, detail = ?, decided_at = ?, ask_at = NULL" + ONE
                                + " AND digest = ?",
                        state.name(),
                        shortened(detail),
                        now,
                        asked.channel(),
                        asked.shopId(),
                        asked.sku().value(),
                        asked.digest().orElse(""))
                == 1;
    }

    void askAgain(Publication asked, Instant askAt) {
        statements.update(
                "UPDATE channel_publications SET ask_at = ?" + ONE,
                askAt,
                asked.channel(),
                asked.shopId(),
                asked.sku().value());
    }

    /** False when it is no product of ours. */
    boolean ask(ExternalProduct product, Instant now) {
        return statements.update(
                        "UPDATE channel_publications SET ask_at = ? WHERE channel = ? AND shop_id = ? AND product_id = ?",
                        now,
                        product.channel(),
                        product.shopId(),
                        product.productId())
                > 0;
    }

    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
    }

    private static Publication read(ResultSet rows) throws SQLException {
        String productId = rows.getString("product_id");
        String skuId = rows.getString("sku_id");
        return new Publication(
                rows.getString("channel"),
                rows.getString("shop_id"),
                new Sku(rows.getString("sku")),
                rows.getLong("reference"),
                productId == null || skuId == null ? Optional.empty() : Optional.of(new ChannelSku(productId, skuId)),
                Publication.State.valueOf(rows.getString("state")),
                rows.getLong("version"),
                Optional.ofNullable(rows.getString("digest")),
                rows.getInt("attempts"),
                Optional.ofNullable(rows.getString("detail")),
                Statements.optionalInstant(rows, "handed_in_at"),
                Statements.optionalInstant(rows, "decided_at"));
    }
}
