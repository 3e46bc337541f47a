package by.pavilion.pricing;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Promotions. */
@ApplicationScoped
class PromotionStore {
    private static final String COLUMNS = """
            SELECT id, merchant_id, titles, benefit, scope, coupon_code, most_uses, most_uses_of_buyer, starts_at, ends_at,
              paused, version, created_at FROM pricing_promotions
            """;

    private final DataSource dataSource;
    private final Statements statements;
    private final ObjectMapper json;

    PromotionStore(DataSource dataSource, Statements statements, ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.json = json;
    }

    Optional<Promotion> find(MerchantId merchant, PromotionId id) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id = ?", merchant.value(), id.value()).stream()
                .findFirst();
    }

    Optional<Promotion> lock(MerchantId merchant, PromotionId id) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id = ? FOR UPDATE", merchant.value(), id.value()).stream()
                .findFirst();
    }

    /** The newest first, below this number. */
    List<Promotion> page(MerchantId merchant, long below, int limit) {
        return list(
                COLUMNS + "WHERE merchant_id = ? AND id < ? ORDER BY id DESC LIMIT ?", merchant.value(), below, limit);
    }

    /** Those that are on at some time between the two, those that end first. */
    List<Promotion> onBetween(Instant now, Instant soon, int limit) {
        return list(
                COLUMNS + "WHERE ends_at > ? AND starts_at <= ? AND NOT paused ORDER BY ends_at, id LIMIT ?",
                now,
                soon,
                limit);
    }

    /**
     * Locks those of a merchant that are not over, other than this one, and tells how many they are. The oldest is locked
     * first, so whoever counts at the same time waits there and then sees what was added.
     */
    int lockNotOver(MerchantId merchant, PromotionId except, Instant now) {
        String select = """
                SELECT id FROM pricing_promotions FORCE INDEX (by_merchant)
                WHERE merchant_id = ? AND id <> ? AND ends_at > ? ORDER BY id FOR UPDATE""";
        return statements
                .list(select, row -> row.getLong(1), merchant.value(), except.value(), now)
                .size();
    }

    /** False when the coupon code is another promotion's. */
    boolean insert(Promotion promotion) {
        return write("""
                INSERT INTO pricing_promotions (titles, benefit, scope, coupon_code, most_uses, most_uses_of_buyer,
                  starts_at, ends_at, paused, version, merchant_id, id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", promotion, promotion.createdAt());
    }

    /** False when the coupon code is another promotion's. */
    boolean update(Promotion promotion) {
        return write("""
                UPDATE pricing_promotions SET titles = ?, benefit = ?, scope = ?, coupon_code = ?, most_uses = ?,
                  most_uses_of_buyer = ?, starts_at = ?, ends_at = ?, paused = ?, version = ?
                WHERE merchant_id = ? AND id = ?""", promotion);
    }

    private boolean write(String sql, Promotion promotion, Instant... more) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, json.writeValueAsString(promotion.titles()));
            statement.setString(2, json.writerFor(Benefit.class).writeValueAsString(promotion.benefit()));
            statement.setString(3, json.writeValueAsString(promotion.scope()));
            statement.setObject(4, promotion.couponCode().orElse(null));
            statement.setObject(5, promotion.mostUses().orElse(null));
            statement.setObject(6, promotion.mostUsesOfBuyer().orElse(null));
            Statements.setInstant(statement, 7, promotion.startsAt());
            Statements.setInstant(statement, 8, promotion.endsAt());
            statement.setBoolean(9, promotion.paused());
            statement.setLong(10, promotion.version());
            statement.setLong(11, promotion.merchant().value());
            statement.setLong(12, promotion.id().value());
            for (int index = 0; index < more.length; index++) {
                Statements.setInstant(statement, 13 + index, more[index]);
            }
            statement.executeUpdate();
            return true;
        } catch (SQLIntegrityConstraintViolationException codeIsTaken) {
            return false;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot keep promotion " + promotion.id(), e);
        }
    }

    private List<Promotion> list(String select, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                List<Promotion> found = new ArrayList<>();
                while (row.next()) {
                    found.add(promotion(row));
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot read promotions", e);
        }
    }

    private Promotion promotion(ResultSet row) throws SQLException, JsonProcessingException {
        return new Promotion(
                new PromotionId(row.getLong(1)),
                new MerchantId(row.getLong(2)),
                json.readValue(row.getString(3), new TypeReference<Map<String, String>>() {}),
                json.readValue(row.getString(4), Benefit.class),
                json.readValue(row.getString(5), PromotionScope.class),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getObject(7, Long.class)),
                Optional.ofNullable(row.getObject(8, Long.class)),
                Statements.instant(row, 9),
                Statements.instant(row, 10),
                row.getBoolean(11),
                row.getLong(12),
                Statements.instant(row, 13));
    }
}
