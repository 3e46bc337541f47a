package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What buyers want back. Plain JDBC: that only a newer version is applied is said by one statement. */
@ApplicationScoped
class AfterSaleStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, external_id, external_order_id, external_line_id, kind, state, amount_minor,"
                    + " currency, updated_at, version, hold_id, attempts FROM channel_after_sales ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND external_id = ?";

    private final DataSource dataSource;

    AfterSaleStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes notice of a version; an older one than is known changes nothing. */
    void notice(String channel, String shopId, AfterSale told, Instant now) {
        String newer = "IF(updated_at < VALUES(updated_at) OR (updated_at = VALUES(updated_at)"
                + " AND (state <> VALUES(state) OR version <> VALUES(version))), ";
        String upsert = """
                INSERT INTO channel_after_sales (channel, shop_id, external_id, external_order_id, external_line_id, kind,
                  state, amount_minor, currency, updated_at, version, next_attempt_at, attempts, first_seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = %1$sVALUES(next_attempt_at), next_attempt_at),
                  kind = %1$sVALUES(kind), kind),
                  amount_minor = %1$sVALUES(amount_minor), amount_minor),
                  state = IF(updated_at <= VALUES(updated_at), VALUES(state), state),
                  version = IF(updated_at <= VALUES(updated_at), VALUES(version), version),
                  updated_at = GREATEST(updated_at, VALUES(updated_at))""".formatted(newer);
        update(
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
                Timestamp.from(told.updatedAt()),
                told.version(),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** Has one looked at now that is only known by its number, or again. */
    void look(ExternalAfterSale named, Instant now) {
        String upsert = """
                INSERT INTO channel_after_sales (channel, shop_id, external_id, external_order_id, external_line_id, kind,
                  state, amount_minor, currency, updated_at, version, next_attempt_at, attempts, first_seen_at)
                VALUES (?, ?, ?, ?, '', 'OTHER', 'UNKNOWN', 0, 'CNY', '2000-01-01 00:00:00', '', ?, 0, ?)
                ON DUPLICATE KEY UPDATE next_attempt_at = VALUES(next_attempt_at)""";
        update(
                upsert,
                named.order().channel(),
                named.order().shopId(),
                named.externalId(),
                named.order().externalOrderId(),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** Looks at those of an order now that wait for something. */
    void hurry(ExternalOrder order, Instant now) {
        update(
                "UPDATE channel_after_sales SET next_attempt_at = ? WHERE channel = ? AND shop_id = ?"
                        + " AND external_order_id = ? AND next_attempt_at IS NOT NULL",
                Timestamp.from(now),
                order.channel(),
                order.shopId(),
                order.externalOrderId());
    }

    List<KnownAfterSale> due(Instant now, int limit) {
        return list(SELECT + "WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?", Timestamp.from(now), limit);
    }

    Optional<KnownAfterSale> find(String channel, String shopId, String externalId) {
        return list(SELECT + ONE.strip(), channel, shopId, externalId).stream().findFirst();
    }

    void holds(KnownAfterSale known, @Nullable String holdId) {
        update(
                "UPDATE channel_after_sales SET hold_id = ?" + ONE,
                holdId,
                known.channel(),
                known.shopId(),
                known.told().externalId());
    }

    /** What followed from a version is done; a newer one that has come meanwhile stays due. */
    void done(KnownAfterSale known) {
        update(
                "UPDATE channel_after_sales SET next_attempt_at = NULL, attempts = 0, detail = NULL" + ONE
                        + " AND updated_at = ? AND state = ?",
                known.channel(),
                known.shopId(),
                known.told().externalId(),
                Timestamp.from(known.told().updatedAt()),
                known.told().state().name());
    }

    void putOff(KnownAfterSale known, String detail, Instant nextAttemptAt) {
        update(
                "UPDATE channel_after_sales SET next_attempt_at = ?, attempts = attempts + 1, detail = ?" + ONE,
                Timestamp.from(nextAttemptAt),
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                known.channel(),
                known.shopId(),
                known.told().externalId());
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<KnownAfterSale> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<KnownAfterSale> known = new ArrayList<>();
                while (rows.next()) {
                    known.add(new KnownAfterSale(
                            rows.getString("channel"),
                            rows.getString("shop_id"),
                            new AfterSale(
                                    rows.getString("external_id"),
                                    rows.getString("external_order_id"),
                                    rows.getString("external_line_id"),
                                    AfterSale.Kind.valueOf(rows.getString("kind")),
                                    AfterSale.State.valueOf(rows.getString("state")),
                                    Money.ofMinor(
                                            rows.getLong("amount_minor"),
                                            Currency.getInstance(rows.getString("currency"))),
                                    rows.getTimestamp("updated_at").toInstant(),
                                    rows.getString("version")),
                            Optional.ofNullable(rows.getString("hold_id")),
                            rows.getInt("attempts")));
                }
                return known;
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

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep what buyers at marketplaces want back", e);
    }
}
