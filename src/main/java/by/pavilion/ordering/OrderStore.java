package by.pavilion.ordering;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Orders, their lines and their timelines. Placement inserts by plain JDBC, a whole order in three statements, because
 * every shopper waits for it; everything else goes through the mapping.
 */
@ApplicationScoped
class OrderStore implements PanacheRepositoryBase<OrderRow, Long> {
    private final DataSource dataSource;

    OrderStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Order> find(OrderId id) {
        return findByIdOptional(id.value()).map(row -> row.toOrder(linesOf(id)));
    }

    List<Order> find(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<OrderRow> rows = find(
                        "id in ?1 order by id", ids.stream().map(OrderId::value).toList())
                .list();
        Map<Long, List<OrderLineRow>> lines = linesOf(rows);
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** Reads an order and keeps others from changing it until the transaction ends. */
    Optional<Order> lock(OrderId id) {
        FreshRows.forget(getSession(), OrderRow.class, OrderLineRow.class);
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(row -> row.toOrder(linesOf(id)));
    }

    /** The same for several, locked in the order of their ids, by two statements. */
    List<Order> lock(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        FreshRows.forget(getSession(), OrderRow.class, OrderLineRow.class);
        List<OrderRow> rows = find(
                        "id in ?1 order by id",
                        ids.stream().map(OrderId::value).sorted().distinct().toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        Map<Long, List<OrderLineRow>> lines = linesOf(rows);
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    Optional<Order> findExternal(String channel, String shopId, String externalOrderId) {
        return findExternal(channel, shopId, List.of(externalOrderId)).stream().findFirst();
    }

    /** The orders that a marketplace's shop knows by these numbers, by two statements. */
    List<Order> findExternal(String channel, String shopId, Collection<String> externalOrderIds) {
        List<OrderRow> rows =
                list("channel = ?1 and shopId = ?2 and externalOrderId in ?3", channel, shopId, externalOrderIds);
        Map<Long, List<OrderLineRow>> lines = linesOf(rows);
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** The orders of some checkouts, those of one in the order in which they were made, by two statements. */
    List<Order> ofCheckouts(Collection<CheckoutId> checkouts) {
        List<OrderRow> rows = find(
                        "checkoutId in ?1 order by id",
                        checkouts.stream().map(CheckoutId::value).toList())
                .list();
        Map<Long, List<OrderLineRow>> lines = linesOf(rows);
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** The newest first, below the id if one is given. */
    List<Order> page(OrderFilter filter, @Nullable OrderId below, int limit) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        filter.placedBy().ifPresent(placedBy -> {
            conditions.add("placedBy = :placedBy");
            parameters.put("placedBy", placedBy.id());
        });
        filter.status().ifPresent(status -> {
            conditions.add("status = :status");
            parameters.put("status", status);
        });
        filter.buyerRef().ifPresent(buyerRef -> {
            conditions.add("buyerRef = :buyerRef");
            parameters.put("buyerRef", buyerRef);
        });
        filter.held().ifPresent(held -> {
            conditions.add((held ? "id in " : "id not in ")
                    + "(select hold.orderId from OrderHoldRow hold where hold.releasedAt is null)");
        });
        if (below != null) {
            conditions.add("id < :below");
            parameters.put("below", below.value());
        }
        Sort newestFirst = Sort.by("id").descending();
        PanacheQuery<OrderRow> query = conditions.isEmpty()
                ? findAll(newestFirst)
                : find(String.join(" and ", conditions), newestFirst, parameters);
        List<OrderRow> rows = query.page(0, limit).list();
        Map<Long, List<OrderLineRow>> lines = linesOf(rows);
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** The orders with goods of a merchant, the newest first, below a number: by their lines' index alone. */
    List<OrderId> ofMerchant(MerchantId merchant, long below, int limit) {
        String select = """
                SELECT DISTINCT order_id FROM ordering_order_lines WHERE merchant_id = ? AND order_id < ?
                ORDER BY order_id DESC LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, merchant.value());
            statement.setLong(2, below);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<OrderId> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new OrderId(rows.getLong(1)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the orders of merchant " + merchant, e);
        }
    }

    /** Writes what may change in an order that was read for it. */
    void update(Order order) {
        update(List.of(order));
    }

    void update(List<Order> changed) {
        for (Order order : changed) {
            OrderRow row = findById(order.id().value());
            if (row == null || row.rowVersion != order.edition()) {
                throw new IllegalStateException("order " + order.id() + " has changed since it was read");
            }
            row.take(order);
        }
        flush();
    }

    /**
     * The orders whose time to be paid is over, the longest first.
     *
     * @param begunBefore those with a payment under way have had to be paid by then
     */
    List<OrderId> expired(Instant now, Instant begunBefore, int limit) {
        String select = """
                SELECT id FROM ordering_orders
                WHERE status = 'PLACED' AND expires_at <= ? AND (payment_status <> 'PENDING' OR expires_at <= ?)
                ORDER BY expires_at LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            set(statement, 1, now);
            set(statement, 2, begunBefore);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<OrderId> expired = new ArrayList<>();
                while (rows.next()) {
                    expired.add(new OrderId(rows.getLong(1)));
                }
                return expired;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for unpaid orders", e);
        }
    }

    /** Where these orders stand; nobody else changes them until the transaction ends. Locked in the order of their ids. */
    Map<OrderId, Standing> lockStandings(Collection<OrderId> ids) {
        String select = """
                SELECT id, status, customs_status, fulfilment_status, declaration_id, declared_at, rejected_at, released_at,
                  shipment_id, shipped_at, delivered_at
                FROM ordering_orders WHERE id IN (%s) ORDER BY id FOR UPDATE""".formatted(String.join(",", Collections.nCopies(ids.size(), "?")));
        Map<OrderId, Standing> standings = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            for (OrderId id : ids) {
                statement.setLong(parameter++, id.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Standing standing = standing(rows);
                    standings.put(standing.id(), standing);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock orders", e);
        }
        return standings;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new OrderId(row.getLong("id")),
                OrderStatus.valueOf(row.getString("status")),
                new Progress(
                        Progress.customsOf(row.getString("customs_status")),
                        FulfilmentStatus.valueOf(row.getString("fulfilment_status")),
                        row.getString("declaration_id"),
                        instant(row, "declared_at"),
                        instant(row, "rejected_at"),
                        instant(row, "released_at"),
                        row.getString("shipment_id"),
                        instant(row, "shipped_at"),
                        instant(row, "delivered_at")));
    }

    /** Writes what is known of locked orders whose status stays. */
    void inform(List<Standing> informed) {
        if (informed.isEmpty()) {
            return;
        }
        String update = """
                UPDATE ordering_orders SET row_version = row_version + 1, customs_status = ?, fulfilment_status = ?,
                  declaration_id = ?, declared_at = ?, rejected_at = ?, released_at = ?, shipment_id = ?, shipped_at = ?,
                  delivered_at = ?
                WHERE id = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Standing standing : informed) {
                Progress progress = standing.progress();
                statement.setString(1, progress.customsStatus());
                statement.setString(2, progress.fulfilment().name());
                statement.setString(3, progress.declarationId());
                set(statement, 4, progress.declaredAt());
                set(statement, 5, progress.rejectedAt());
                set(statement, 6, progress.releasedAt());
                statement.setString(7, progress.shipmentId());
                set(statement, 8, progress.shippedAt());
                set(statement, 9, progress.deliveredAt());
                statement.setLong(10, standing.id().value());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write what is known of orders", e);
        }
    }

    /** Writes new orders by two statements, however many there are. */
    void insert(List<Order> orders) {
        try (Connection connection = dataSource.getConnection()) {
            insertOrders(connection, orders);
            insertLines(connection, orders);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + orders.size() + " orders", e);
        }
    }

    private static void insertOrders(Connection connection, List<Order> orders) throws SQLException {
        String insert = """
                INSERT INTO ordering_orders (id, event_sequence, row_version, status, payment_status, fulfilment_status,
                  customs_status, declaration_id, channel, shop_id, external_order_id, external_updated_at, ship_by, placed_by,
                  buyer_ref, recipient_id, customs_mode, warehouse, currency, goods_minor, freight_minor, discount_minor,
                  tariff_minor, consumption_minor, vat_minor, payable_minor, consumer_notice_version, placed_at,
                  expires_at, checkout_id, traceparent)""";
        Rows rows = Rows.of(insert);
        for (Order order : orders) {
            rows.number(order.id().value())
                    .number(order.version())
                    .number(order.edition())
                    .text(order.status().name())
                    .text(order.paymentStatus().name())
                    .text(order.progress().fulfilment().name())
                    .text(order.progress().customsStatus())
                    .text(order.progress().declarationId())
                    .text(order.channel().code())
                    .text(order.channel().shopId().orElse(null))
                    .text(order.channel().externalOrderId().orElse(null))
                    .time(order.channel().externalUpdatedAt().orElse(null))
                    .time(order.channel().shipBy().orElse(null))
                    .text(order.placedBy().id())
                    .text(order.buyerRef().orElse(null))
                    .number(order.recipient().value())
                    .text(order.mode().code())
                    .text(order.warehouse().toString())
                    .text(order.totals().payable().currency().getCurrencyCode())
                    .number(order.totals().goods().minor())
                    .number(order.totals().freight().minor())
                    .number(order.totals().discount().minor())
                    .number(order.totals().tax().tariff().minor())
                    .number(order.totals().tax().consumption().minor())
                    .number(order.totals().tax().vat().minor())
                    .number(order.totals().payable().minor())
                    .text(order.consumerNoticeVersion().orElse(null))
                    .time(order.placedAt())
                    .time(order.expiresAt().orElse(null))
                    .number(order.checkout().map(CheckoutId::value).orElse(null))
                    .text(order.trace().orElse(null));
        }
        rows.insert(connection);
    }

    private static void insertLines(Connection connection, List<Order> orders) throws SQLException {
        String insert = """
                INSERT INTO ordering_order_lines (id, order_id, number, sku, merchant_id, quantity, unit_price_minor,
                  freight_minor, discount_minor, tariff_minor, consumption_minor, vat_minor, tax_reasons, declared_goods,
                  external_line_id, promotions)""";
        Rows rows = Rows.of(insert);
        for (Order order : orders) {
            for (OrderLine line : order.lines()) {
                rows.number(line.id().value())
                        .number(order.id().value())
                        .number(line.number())
                        .text(line.sku().toString())
                        .number(line.merchant().value())
                        .number(line.quantity())
                        .number(line.unitPrice().minor())
                        .number(line.freight().minor())
                        .number(line.discount().minor())
                        .number(line.tax().tariff().minor())
                        .number(line.tax().consumption().minor())
                        .number(line.tax().vat().minor())
                        .text(LineJson.print(line.tax().explanation()))
                        .text(LineJson.print(line.declared()))
                        .text(line.externalLineId().orElse(null))
                        .text(line.promotions().isEmpty() ? null : LineJson.print(line.promotions()));
            }
        }
        rows.insert(connection);
    }

    /**
     * Writes an order of which something was taken out. Lines that are gone are deleted first and the others written in their
     * order, so that the numbers of lines are never taken twice.
     */
    void reduce(Order before, Order after) {
        update(after);
        Set<OrderLineId> kept = after.lines().stream().map(OrderLine::id).collect(Collectors.toSet());
        String update = """
                UPDATE ordering_order_lines SET number = ?, quantity = ?, freight_minor = ?, discount_minor = ?,
                  tariff_minor = ?, consumption_minor = ?, vat_minor = ?, tax_reasons = ? WHERE id = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM ordering_order_lines WHERE id = ?");
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (OrderLine line : before.lines()) {
                if (!kept.contains(line.id())) {
                    delete.setLong(1, line.id().value());
                    delete.addBatch();
                }
            }
            delete.executeBatch();
            for (OrderLine line : after.lines()) {
                statement.setInt(1, line.number());
                statement.setLong(2, line.quantity());
                statement.setLong(3, line.freight().minor());
                statement.setLong(4, line.discount().minor());
                statement.setLong(5, line.tax().tariff().minor());
                statement.setLong(6, line.tax().consumption().minor());
                statement.setLong(7, line.tax().vat().minor());
                statement.setString(8, LineJson.print(line.tax().explanation()));
                statement.setLong(9, line.id().value());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take goods out of order " + after.id(), e);
        }
        FreshRows.forget(getSession(), OrderLineRow.class); // as they were
    }

    /** Adds to what has come back of lines. Their order is locked. */
    void takeBack(Map<OrderLineId, Long> pieces) {
        pieces.forEach((line, quantity) -> {
            OrderLineRow row = getEntityManager().find(OrderLineRow.class, line.value());
            row.returned = Math.addExact(row.returned, quantity);
        });
        flush();
    }

    /** A step of an order. */
    record Step(OrderId order, TimelineStep step) {}

    void insertSteps(List<Step> steps) {
        String insert = "INSERT INTO ordering_order_steps"
                + " (order_id, number, fact, status, actor, happened_at, reason, caller)";
        Rows rows = Rows.of(insert);
        for (Step one : steps) {
            TimelineStep step = one.step();
            rows.number(one.order().value())
                    .number(step.number())
                    .text(step.fact())
                    .text(step.status().name())
                    .text(step.actor().name())
                    .time(step.at())
                    .text(step.reason().orElse(null))
                    .text(step.caller().orElse(null));
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the timelines of orders", e);
        }
    }

    List<TimelineStep> timeline(OrderId id) {
        String query = """
                SELECT number, fact, status, actor, happened_at, reason, caller FROM ordering_order_steps
                WHERE order_id = ? ORDER BY number""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, id.value());
            try (ResultSet rows = select.executeQuery()) {
                List<TimelineStep> steps = new ArrayList<>();
                while (rows.next()) {
                    steps.add(new TimelineStep(
                            rows.getLong(1),
                            rows.getString(2),
                            OrderStatus.valueOf(rows.getString(3)),
                            Actor.valueOf(rows.getString(4)),
                            rows.getTimestamp(5).toInstant(),
                            Optional.ofNullable(rows.getString(6)),
                            Optional.ofNullable(rows.getString(7))));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the timeline of order " + id, e);
        }
    }

    private List<OrderLineRow> linesOf(OrderId id) {
        return getEntityManager()
                .createQuery("from OrderLineRow where orderId = :order order by number", OrderLineRow.class)
                .setParameter("order", id.value())
                .getResultList();
    }

    private Map<Long, List<OrderLineRow>> linesOf(List<OrderRow> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("from OrderLineRow where orderId in :orders order by orderId, number", OrderLineRow.class)
                .setParameter("orders", orders.stream().map(row -> row.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(row -> row.orderId));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static void set(PreparedStatement statement, int column, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(column, Types.TIMESTAMP);
        } else {
            statement.setTimestamp(column, Timestamp.from(instant));
        }
    }
}
