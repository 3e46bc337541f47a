package by.pavilion.pricing;

import by.pavilion.pricing.CouponUses.CouponCount;
import by.pavilion.pricing.CouponUses.CouponLimit;
import by.pavilion.pricing.CouponUses.Use;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;

/** Counters and uses of coupons. Placement passes here with whoever names a code: plain JDBC, a few statements for all. */
@ApplicationScoped
class CouponStore {
    private final DataSource dataSource;

    CouponStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds to counters, which locks them in their order. */
    void add(SortedMap<CouponCount, Long> counts) {
        String upsert = "INSERT INTO pricing_coupon_counts (promotion_id, person, used) VALUES "
                + String.join(",", Collections.nCopies(counts.size(), "(?, ?, ?)"))
                + " ON DUPLICATE KEY UPDATE used = used + VALUES(used)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            int parameter = 0;
            for (Map.Entry<CouponCount, Long> count : counts.entrySet()) {
                statement.setLong(++parameter, count.getKey().promotion().value());
                statement.setString(++parameter, count.getKey().person());
                statement.setLong(++parameter, count.getValue());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void subtract(SortedMap<CouponCount, Long> counts) {
        String update = "UPDATE pricing_coupon_counts SET used = used - ? WHERE promotion_id = ? AND person = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Map.Entry<CouponCount, Long> count : counts.entrySet()) {
                statement.setLong(1, count.getValue());
                statement.setLong(2, count.getKey().promotion().value());
                statement.setString(3, count.getKey().person());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What these counters say, locked. */
    Map<CouponCount, Long> lock(Collection<CouponCount> counts) {
        String select = "SELECT promotion_id, person, used FROM pricing_coupon_counts WHERE (promotion_id, person) IN ("
                + String.join(",", Collections.nCopies(counts.size(), "(?, ?)")) + ") FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (CouponCount count : counts) {
                statement.setLong(++parameter, count.promotion().value());
                statement.setString(++parameter, count.person());
            }
            Map<CouponCount, Long> used = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    used.put(new CouponCount(new PromotionId(row.getLong(1)), row.getString(2)), row.getLong(3));
                }
            }
            return used;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The limits of promotions as they are now; those without one may be used very often. */
    Map<PromotionId, CouponLimit> limits(Collection<PromotionId> promotions) {
        String select = """
                SELECT id, COALESCE(most_uses, 9223372036854775807), COALESCE(most_uses_of_buyer, 9223372036854775807)
                FROM pricing_promotions WHERE id IN (%s)""".formatted(String.join(",", Collections.nCopies(promotions.size(), "?")));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (PromotionId promotion : promotions) {
                statement.setLong(++parameter, promotion.value());
            }
            Map<PromotionId, CouponLimit> limits = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    limits.put(new PromotionId(row.getLong(1)), new CouponLimit(row.getLong(2), row.getLong(3)));
                }
            }
            return limits;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void insert(List<Use> uses, Instant at) {
        String insert =
                "INSERT INTO pricing_coupon_uses (reference, promotion_id, person, used_at) VALUES (?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Use use : uses) {
                statement.setString(1, use.reference());
                statement.setLong(2, use.promotion().value());
                statement.setString(3, use.person());
                Statements.setInstant(statement, 4, at);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The uses of these references, which nobody else takes out until the transaction ends. */
    List<Use> lockUses(Collection<String> references) {
        String select = "SELECT reference, promotion_id, person FROM pricing_coupon_uses WHERE reference IN ("
                + String.join(",", Collections.nCopies(references.size(), "?"))
                + ") ORDER BY reference, promotion_id FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (String reference : references) {
                statement.setString(++parameter, reference);
            }
            List<Use> uses = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    uses.add(new Use(row.getString(1), new PromotionId(row.getLong(2)), row.getString(3)));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void delete(List<Use> uses) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM pricing_coupon_uses WHERE reference = ? AND promotion_id = ?")) {
            for (Use use : uses) {
                statement.setString(1, use.reference());
                statement.setLong(2, use.promotion().value());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot count the uses of coupons", e);
    }
}
