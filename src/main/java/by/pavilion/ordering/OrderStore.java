package by.pavilion.ordering;

import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Orders with their lines. Placement inserts by plain JDBC, a portion in two statements, because every shopper waits for it;
 * everything else goes through the mapping.
 */
@ApplicationScoped
class OrderStore implements PanacheRepositoryBase<OrderRow, Long> {
    private final DataSource dataSource;
    private final Statements statements;
    private final OrderLineStore lines;

    OrderStore(DataSource dataSource, Statements statements, OrderLineStore lines) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.lines = lines;
    }

    Optional<Order> find(OrderId id) {
        return findByIdOptional(id.value()).map(this::order);
    }

    /** Of all that is known of an order, who placed it. */
    Optional<PlacedBy> placedBy(OrderId id) {
        return statements
                .list(
                        "SELECT placed_by FROM ordering_orders WHERE id = ?",
                        row -> new PlacedBy(row.getString(1)),
                        id.value())
                .stream()
                .findFirst();
    }

    /** Where the orders among these that marketplaces have sold were sold. */
    Map<OrderId, SalesChannel> soldElsewhere(Collection<OrderId> ids) {
        record Sold(OrderId order, SalesChannel channel) {}
        if (ids.isEmpty()) {
            return Map.of();
        }
        String select = """
                SELECT id, channel, shop_id, external_order_id, external_updated_at, ship_by FROM ordering_orders
                WHERE id IN (%s) AND external_order_id IS NOT NULL""".formatted(Statements.placeholders(ids.size()));
        return statements
                .list(
                        select,
                        row -> new Sold(
                                new OrderId(row.getLong("id")),
                                new SalesChannel(
                                        row.getString("channel"),
                                        Optional.ofNullable(row.getString("shop_id")),
                                        Optional.of(row.getString("external_order_id")),
                                        Statements.optionalInstant(row, "external_updated_at"),
                                        Statements.optionalInstant(row, "ship_by"))),
                        ids.stream().map(OrderId::value).toArray())
                .stream()
                .collect(Collectors.toMap(Sold::order, Sold::channel));
    }

    List<Order> find(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<OrderRow> rows = find(
                        "id in ?1 order by id", ids.stream().map(OrderId::value).toList())
                .list();
        return orders(rows);
    }

    /** Reads an order and keeps others from changing it until the transaction ends. */
    Optional<Order> lock(OrderId id) {
        FreshRows.forget(getSession(), OrderRow.class);
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(this::order);
    }

    /** The same for several, locked in the order of their ids, by two statements. */
    List<Order> lock(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        FreshRows.forget(getSession(), OrderRow.class);
        List<OrderRow> rows = find(
                        "id in ?1 order by id",
                        ids.stream().map(OrderId::value).sorted().distinct().toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        return orders(rows);
    }

    Optional<Order> findExternal(String channel, String shopId, String externalOrderId) {
        return findExternal(channel, shopId, List.of(externalOrderId)).stream().findFirst();
    }

    /** The orders that a marketplace's shop knows by these numbers, by two statements. */
    List<Order> findExternal(String channel, String shopId, Collection<String> externalOrderIds) {
        List<OrderRow> rows =
                list("channel = ?1 and shopId = ?2 and externalOrderId in ?3", channel, shopId, externalOrderIds);
        return orders(rows);
    }

    /** The orders of some checkouts, those of one in the order in which they were made, by two statements. */
    List<Order> ofCheckouts(Collection<CheckoutId> checkouts) {
        List<OrderRow> rows = find(
                        "checkoutId in ?1 order by id",
                        checkouts.stream().map(CheckoutId::value).toList())
                .list();
        return orders(rows);
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
        return orders(rows);
    }

    /**
     * Writes what may change in an order that was read for it.
     *
     * @throws IllegalStateException when somebody has changed it since; then the use case begins anew
     */
    void update(Order order) {
        update(List.of(order));
    }

    void update(List<Order> changed) {
        for (Order order : changed) {
            OrderRow row = findById(order.id().value());
            if (row == null || row.rowVersion != order.edition()) {
                throw Statements.changedSinceRead("order " + order.id());
            }
            row.take(order);
        }
        try {
            flush();
        } catch (OptimisticLockException e) { // it was read without a lock, and somebody else was faster
            throw changedSinceRead(changed, e);
        }
    }

    private static IllegalStateException changedSinceRead(List<Order> orders, OptimisticLockException found) {
        IllegalStateException again =
                Statements.changedSinceRead("one of " + orders.stream().map(Order::id).toList());
        again.addSuppressed(found);
        return again;
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
        return statements.list(select, row -> new OrderId(row.getLong(1)), now, begunBefore, limit);
    }

    /** Writes new orders by two statements, however many there are. */
    void insert(List<Order> orders) {
        try (Connection connection = dataSource.getConnection()) {
            insertOrders(connection, orders);
            OrderLineStore.insert(connection, orders);
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

    /** Writes an order of which something was taken out. */
    void reduce(Order before, Order after) {
        update(after);
        lines.reduce(before, after);
    }

    private Order order(OrderRow row) {
        return orders(List.of(row)).get(0);
    }

    /** With their lines, by one statement. */
    private List<Order> orders(List<OrderRow> rows) {
        Map<Long, List<OrderLine>> lines = this.lines.of(
                rows.stream().collect(Collectors.toMap(row -> row.id, row -> Currency.getInstance(row.currency))));
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }
}
