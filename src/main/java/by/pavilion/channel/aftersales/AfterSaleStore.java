package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopTurns;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What buyers want back. Plain JDBC: that only a newer version is applied is said by one statement. */
@ApplicationScoped
class AfterSaleStore {
    private static final int LONGEST_DETAIL = 500;
    private static final int AT_ONCE = 1_000;
    private static final String SELECT =
            "SELECT channel, shop_id, external_id, external_order_id, external_line_id, kind, state, amount_minor,"
                    + " currency, updated_at, version, return_carrier, return_number, return_unclear, pieces, hold_id,"
                    + " let_go, taken_out, attempts FROM channel_after_sales ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND external_id = ?";

    private final Statements statements;

    AfterSaleStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * Takes notice of a version; an older one than is known changes nothing. What a person has let go was another amount if it
     * differs now.
     */
    void notice(String channel, String shopId, AfterSale told, Instant now) {
        String newer = "IF(updated_at < VALUES(updated_at) OR (updated_at = VALUES(updated_at)"
                + " AND (state <> VALUES(state) OR version <> VALUES(version))), ";
        String upsert = """
                INSERT INTO channel_after_sales (channel, shop_id, external_id, external_order_id, external_line_id, kind,
                  state, amount_minor, currency, updated_at, version, return_carrier, return_number, return_unclear,
                  pieces, next_attempt_at, attempts, first_seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = %1$sVALUES(next_attempt_at), next_attempt_at),
                  let_go = %1$sIF(amount_minor <> VALUES(amount_minor), FALSE, let_go), let_go),
                  kind = %1$sVALUES(kind), kind),
                  external_line_id = %1$sVALUES(external_line_id), external_line_id),
                  amount_minor = %1$sVALUES(amount_minor), amount_minor),
                  return_carrier = %1$sVALUES(return_carrier), return_carrier),
                  return_number = %1$sVALUES(return_number), return_number),
                  return_unclear = %1$sVALUES(return_unclear), return_unclear),
                  pieces = %1$sVALUES(pieces), pieces),
                  state = IF(updated_at <= VALUES(updated_at), VALUES(state), state),
                  version = IF(updated_at <= VALUES(updated_at), VALUES(version), version),
                  updated_at = GREATEST(updated_at, VALUES(updated_at))""".formatted(newer);
        statements.update(
                upsert,
                channel,
                shopId,
                told.externalId(),
                told.externalOrderId(),
                told.externalLineId(),
                told.kind().name(),
                told.state().name(),
                told.amount().minor(),
                told.amount().currency().getCurrencyCode(),
                told.updatedAt(),
                told.version(),
                carrier(told),
                number(told),
                told.isNumberUnclear(),
                pieces(told),
                now,
                now);
    }

    private static @Nullable String carrier(AfterSale told) {
        return told.sentBack().map(ReturnTracking::carrierCode).orElse(null);
    }

    private static @Nullable String number(AfterSale told) {
        return told.sentBack().map(ReturnTracking::trackingNumber).orElse(null);
    }

    private static @Nullable Long pieces(AfterSale told) {
        return told.pieces().orElse(null);
    }

    /** A marketplace that is asked about one may tell more of the same version than its list did. */
    void complete(String channel, String shopId, AfterSale whole) {
        statements.update(
                "UPDATE channel_after_sales SET kind = ?, external_line_id = ?, amount_minor = ?, currency = ?,"
                        + " return_carrier = ?, return_number = ?, return_unclear = ?, pieces = ?" + ONE
                        + " AND updated_at = ? AND state = ? AND version = ?",
                whole.kind().name(),
                whole.externalLineId(),
                whole.amount().minor(),
                whole.amount().currency().getCurrencyCode(),
                carrier(whole),
                number(whole),
                whole.isNumberUnclear(),
                pieces(whole),
                channel,
                shopId,
                whole.externalId(),
                whole.updatedAt(),
                whole.state().name(),
                whole.version());
    }

    /** Has one looked at now that is only known by its number, or again. */
    void look(ExternalAfterSale named, Instant now) {
        String upsert = """
                INSERT INTO channel_after_sales (channel, shop_id, external_id, external_order_id, external_line_id, kind,
                  state, amount_minor, currency, updated_at, version, next_attempt_at, attempts, first_seen_at)
                VALUES (?, ?, ?, ?, '', 'OTHER', 'UNKNOWN', 0, 'CNY', '2000-01-01 00:00:00', '', ?, 0, ?)
                ON DUPLICATE KEY UPDATE next_attempt_at = VALUES(next_attempt_at)""";
        statements.update(
                upsert,
                named.order().channel(),
                named.order().shopId(),
                named.externalId(),
                named.order().externalOrderId(),
                now,
                now);
    }

    /** A person has said that the order is sent whole. False when no part was paid back that could hold it. */
    boolean letGo(String channel, String shopId, String externalId, Instant now) {
        return statements.update(
                        "UPDATE channel_after_sales SET let_go = TRUE, next_attempt_at = ?" + ONE
                                + " AND state = 'REFUNDED' AND kind = 'REFUND_BEFORE_SHIPPING' AND hold_id IS NOT NULL",
                        now,
                        channel,
                        shopId,
                        externalId)
                == 1;
    }

    /** Looks at those of an order now that wait for something. */
    void hurry(Collection<ExternalOrder> orders, Instant now) {
        statements.batch(
                "UPDATE channel_after_sales SET next_attempt_at = ? WHERE channel = ? AND shop_id = ?"
                        + " AND external_order_id = ? AND next_attempt_at IS NOT NULL",
                orders.stream()
                        .map(order -> List.<Object>of(now, order.channel(), order.shopId(), order.externalOrderId()))
                        .toList());
    }

    /** Looks at those of a shop now that are open, though nothing was heard of them. */
    void lookAtOpen(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_after_sales SET next_attempt_at = ? WHERE channel = ? AND shop_id = ?"
                        + " AND state IN ('ASKED', 'UNDERWAY', 'UNKNOWN') AND next_attempt_at IS NULL",
                now,
                channel,
                shopId);
    }

    /** Looks at those of a shop now that wait for something. */
    void hurry(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_after_sales SET next_attempt_at = ? WHERE channel = ? AND shop_id = ?"
                        + " AND next_attempt_at IS NOT NULL",
                now,
                channel,
                shopId);
    }

    /** Shops of which something is to be looked at, the longest waiting first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        return statements.list(
                "SELECT channel, shop_id FROM channel_after_sales WHERE next_attempt_at <= ?"
                        + " GROUP BY channel, shop_id ORDER BY MIN(next_attempt_at) LIMIT ?",
                row -> new ShopTurns.Turn(row.getString(1), row.getString(2)),
                now,
                limit);
    }

    List<KnownAfterSale> due(ShopTurns.Turn shop, Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                AfterSaleStore::read,
                shop.channel(),
                shop.shopId(),
                now,
                limit);
    }

    Optional<KnownAfterSale> find(String channel, String shopId, String externalId) {
        return statements.list(SELECT + ONE.strip(), AfterSaleStore::read, channel, shopId, externalId).stream()
                .findFirst();
    }

    /** Those of a shop that are known among these. */
    List<AfterSale> among(String channel, String shopId, List<String> externalIds) {
        List<AfterSale> found = new ArrayList<>();
        for (int from = 0; from < externalIds.size(); from += AT_ONCE) {
            List<String> some = externalIds.subList(from, Math.min(from + AT_ONCE, externalIds.size()));
            statements
                    .list(
                            SELECT + "WHERE channel = ? AND shop_id = ? AND external_id IN ("
                                    + Statements.placeholders(some.size()) + ")",
                            AfterSaleStore::read,
                            Stream.concat(Stream.of(channel, shopId), some.stream())
                                    .toArray())
                    .forEach(one -> found.add(one.told()));
        }
        return found;
    }

    /** Which of these wait to be followed. Until the transaction ends nobody notes that one of them was. */
    Set<String> lockWaiting(String channel, String shopId, List<String> externalIds) {
        Set<String> waiting = new HashSet<>();
        for (int from = 0; from < externalIds.size(); from += AT_ONCE) {
            List<String> some = externalIds.subList(from, Math.min(from + AT_ONCE, externalIds.size()));
            waiting.addAll(statements.list(
                    "SELECT external_id FROM channel_after_sales WHERE channel = ? AND shop_id = ? AND external_id IN ("
                            + Statements.placeholders(some.size())
                            + ") AND next_attempt_at IS NOT NULL ORDER BY external_id FOR UPDATE",
                    row -> row.getString(1),
                    Stream.concat(Stream.of(channel, shopId), some.stream()).toArray()));
        }
        return waiting;
    }

    /** What was paid back, before it was sent, of those goods that our order still has. */
    List<KnownAfterSale> paidBackBeforeShipping(ExternalOrder order) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? AND external_order_id = ? AND state = 'REFUNDED'"
                        + " AND kind = 'REFUND_BEFORE_SHIPPING' AND NOT taken_out",
                AfterSaleStore::read,
                order.channel(),
                order.shopId(),
                order.externalOrderId());
    }

    /** Our order is smaller by the line that it is about, so nothing is left to wait for. */
    void takenOut(KnownAfterSale known, Instant now) {
        statements.update(
                "UPDATE channel_after_sales SET taken_out = TRUE, next_attempt_at = ?" + ONE,
                now,
                known.channel(),
                known.shopId(),
                known.told().externalId());
    }

    /** Lines that were taken out of orders of a shop, in no order; one may have been paid back in parts. */
    List<TakenOut> takenOut(String channel, String shopId, Collection<String> externalOrderIds) {
        if (externalOrderIds.isEmpty()) {
            return List.of();
        }
        return statements.list(
                "SELECT external_order_id, external_line_id, SUM(amount_minor), currency FROM channel_after_sales"
                        + " WHERE channel = ? AND shop_id = ? AND taken_out AND external_order_id IN ("
                        + Statements.placeholders(externalOrderIds.size())
                        + ") GROUP BY external_order_id, external_line_id, currency",
                row -> new TakenOut(
                        row.getString(1),
                        row.getString(2),
                        Money.ofMinor(row.getLong(3), Currency.getInstance(row.getString(4)))),
                Stream.concat(Stream.of(channel, shopId), externalOrderIds.stream())
                        .toArray());
    }

    void holds(KnownAfterSale known, @Nullable String holdId) {
        statements.update(
                "UPDATE channel_after_sales SET hold_id = ?" + ONE,
                holdId,
                known.channel(),
                known.shopId(),
                known.told().externalId());
    }

    /** What followed from a version is done; a newer one that has come meanwhile stays due. */
    void done(KnownAfterSale known) {
        statements.update(
                "UPDATE channel_after_sales SET next_attempt_at = NULL, attempts = 0, detail = NULL" + ONE
                        + " AND updated_at = ? AND state = ? AND let_go = ?",
                known.channel(),
                known.shopId(),
                known.told().externalId(),
                known.told().updatedAt(),
                known.told().state().name(),
                known.letGo());
    }

    void putOff(KnownAfterSale known, String detail, Instant nextAttemptAt) {
        statements.update(
                "UPDATE channel_after_sales SET next_attempt_at = ?, attempts = attempts + 1, detail = ?" + ONE,
                nextAttemptAt,
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                known.channel(),
                known.shopId(),
                known.told().externalId());
    }

    private static KnownAfterSale read(ResultSet rows) throws SQLException {
        return new KnownAfterSale(
                rows.getString("channel"),
                rows.getString("shop_id"),
                new AfterSale(
                        rows.getString("external_id"),
                        rows.getString("external_order_id"),
                        rows.getString("external_line_id"),
                        AfterSale.Kind.valueOf(rows.getString("kind")),
                        AfterSale.State.valueOf(rows.getString("state")),
                        Money.ofMinor(rows.getLong("amount_minor"), Currency.getInstance(rows.getString("currency"))),
                        Statements.instant(rows, "updated_at"),
                        rows.getString("version"),
                        ReturnTracking.ofOurs(rows.getString("return_carrier"), rows.getString("return_number")),
                        rows.getBoolean("return_unclear"),
                        Optional.ofNullable(rows.getObject("pieces", Long.class))),
                Optional.ofNullable(rows.getString("hold_id")),
                rows.getBoolean("let_go"),
                rows.getBoolean("taken_out"),
                rows.getInt("attempts"));
    }
}
