package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What orders, payments, refunds and the book of sales say of the same money, and what {@link OwnFirm} says. Amounts in fen. */
final class TestMoney {
    private final DataSource dataSource;

    TestMoney(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The firm tells of each refund that it was asked for. True when none of these orders waits for one. */
    boolean tellOfRefunds(Set<OrderId> orders) {
        Map<Long, Long> open = sums(
                "SELECT id, amount_minor FROM ordering_refunds WHERE state IN ('REQUESTED', 'ACCEPTED') AND order_id IN ("
                        + numbers(orders) + ")");
        open.forEach((id, amount) -> {
            RefundId refund = new RefundId(id);
            if (!OwnFirm.refundsAskedFor(refund.toString()).isEmpty()) {
                TestPayments.refunded(
                                refund.toString(),
                                Money.ofMinor(amount, Money.CNY).amount().toPlainString())
                        .statusCode(200);
            }
        });
        return open.isEmpty();
    }

    /** @param taken what the firm took, by payment */
    void assertAgrees(Set<OrderId> orders, Map<PaymentId, Money> taken) {
        String ofThese = " order_id IN (" + numbers(orders) + ")";
        Map<Long, Long> paid =
                sums("SELECT order_id, SUM(amount_minor) FROM ordering_payments WHERE status = 'PAID' AND" + ofThese
                        + " GROUP BY order_id");
        Map<Long, Long> back =
                sums("SELECT order_id, SUM(amount_minor) FROM ordering_refunds WHERE state = 'SUCCEEDED' AND" + ofThese
                        + " GROUP BY order_id");

        assertThat(sums("SELECT id, amount_minor FROM ordering_payments WHERE status = 'PAID' AND" + ofThese))
                .as("payments, and what the firm has taken")
                .isEqualTo(taken.entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().value(), one -> one.getValue()
                                .minor())));
        assertThat(sums(
                        "SELECT p.id, p.amount_minor - SUM(r.amount_minor) FROM ordering_payments p JOIN ordering_refunds r"
                                + " ON r.payment_id = p.id AND r.state <> 'FAILED' WHERE p." + ofThese.trim()
                                + " GROUP BY p.id, p.amount_minor HAVING SUM(r.amount_minor) > p.amount_minor"))
                .as("payments of which more went back than came")
                .isEmpty();

        Map<Long, Long> kept = new HashMap<>(paid);
        back.forEach((order, amount) -> kept.merge(order, -amount, Long::sum));
        Map<Long, Long> cancelled = sums(
                "SELECT id, 0 FROM ordering_orders WHERE status = 'CANCELLED' AND id IN (" + numbers(orders) + ")");
        cancelled.keySet().forEach(order -> assertThat(kept.getOrDefault(order, 0L))
                .as("what is kept of the cancelled order %s", new OrderId(order))
                .isZero());
        Map<Long, Long> booked = sums("SELECT order_id, SUM(goods_minor - discount_minor + freight_minor + tax_minor)"
                + " FROM ordering_sales_entries WHERE" + ofThese + " GROUP BY order_id");
        kept.forEach((order, amount) -> assertThat(booked.getOrDefault(order, 0L))
                .as("the book of sales, and what is kept of %s", new OrderId(order))
                .isEqualTo(amount));

        Map<Long, Long> live = sums("SELECT id, payable_minor FROM ordering_orders WHERE status IN ('PAID', 'DECLARED',"
                + " 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED') AND id IN (" + numbers(orders) + ")");
        assertThat(live).as("orders that went on").isNotEmpty();
        live.forEach((order, payable) -> assertThat(kept.getOrDefault(order, 0L) + asked(order))
                .as("what %s costs is its payment less what was given back, which had a reason", new OrderId(order))
                .isEqualTo(payable));
    }

    /** What went back of an order that goes on: for its goods, or because an operator wished it. */
    private long asked(long order) {
        return sums("SELECT order_id, SUM(amount_minor) FROM ordering_refunds WHERE state = 'SUCCEEDED' AND reason IN"
                        + " ('goodwill', 'goods-returned') AND order_id = " + order + " GROUP BY order_id")
                .getOrDefault(order, 0L);
    }

    private static String numbers(Set<OrderId> orders) {
        return orders.stream().map(order -> Long.toString(order.value())).collect(Collectors.joining(","));
    }

    private Map<Long, Long> sums(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<Long, Long> sums = new HashMap<>();
            while (rows.next()) {
                sums.put(rows.getLong(1), rows.getLong(2));
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
