package by.pavilion.ordering;

import by.pavilion.pricing.AppliedPromotion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Which orders have a share of what coupons take off. */
@ApplicationScoped
class CouponShareStore {
    private final DataSource dataSource;

    CouponShareStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What was taken off a line of an order that is not cancelled. */
    record Share(OrderId order, Optional<CheckoutId> checkout, List<AppliedPromotion> promotions) {
        Share {
            promotions = List.copyOf(promotions);
        }
    }

    /** The orders in whose names these checkouts have used their coupons. */
    Map<CheckoutId, OrderId> firstOrders(Collection<CheckoutId> checkouts) {
        if (checkouts.isEmpty()) {
            return Map.of();
        }
        String select = "SELECT checkout_id, MIN(id) FROM ordering_orders WHERE checkout_id IN ("
                + placeholders(checkouts) + ") GROUP BY checkout_id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int column = 0;
            for (CheckoutId checkout : checkouts) {
                statement.setLong(++column, checkout.value());
            }
            Map<CheckoutId, OrderId> firsts = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    firsts.put(new CheckoutId(rows.getLong(1)), new OrderId(rows.getLong(2)));
                }
            }
            return firsts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is taken off the lines of all orders of these checkouts, and of these orders. */
    List<Share> of(Collection<CheckoutId> checkouts, Collection<OrderId> orders) {
        List<Share> shares = new ArrayList<>();
        shares.addAll(
                list("checkout_id", checkouts.stream().map(CheckoutId::value).toList()));
        shares.addAll(list("id", orders.stream().map(OrderId::value).toList()));
        return shares;
    }

    private List<Share> list(String column, List<Long> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        String select = """
                SELECT o.id, o.checkout_id, l.promotions
                FROM ordering_orders o JOIN ordering_order_lines l ON l.order_id = o.id
                WHERE o.%s IN (%s) AND o.status <> 'CANCELLED' AND l.promotions IS NOT NULL""".formatted(column, placeholders(values));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < values.size(); index++) {
                statement.setLong(index + 1, values.get(index));
            }
            List<Share> shares = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long checkout = rows.getLong(2);
                    shares.add(new Share(
                            new OrderId(rows.getLong(1)),
                            rows.wasNull() ? Optional.empty() : Optional.of(new CheckoutId(checkout)),
                            LineJson.promotions(rows.getString(3))));
                }
            }
            return shares;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String placeholders(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot read what coupons take off", e);
    }
}
