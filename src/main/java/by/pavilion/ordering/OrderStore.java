package by.pavilion.ordering;

import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Orders with their lines. Plain JDBC: every step of every order comes by here, and what is asked of many orders is asked at
 * once. A lock reads what is there, whatever the transaction has read before.
 */
@ApplicationScoped
class OrderStore {
    private static final String SELECT = "SELECT " + OrderRow.COLUMNS + " FROM ordering_orders WHERE ";

    private final DataSource dataSource;
    private final Statements statements;
    private final OrderLineStore lines;

    OrderStore(DataSource dataSource, Statements statements, OrderLineStore lines) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.lines = lines;
    }

    Optional<Order> find(OrderId id) {
        return find(List.of(id)).stream().findFirst();
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
        List<Long> values = values(ids);
        return values.isEmpty()
                ? List.of()
                : orders("id IN (" + Statements.placeholders(values.size()) + ") ORDER BY id", values);
    }

    /** Reads an order and keeps others from changing it until the transaction ends. */
    Optional<Order> lock(OrderId id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** The same for several, locked in the order of their ids, by two statements. */
    List<Order> lock(Collection<OrderId> ids) {
        List<Long> values = values(ids);
        return values.isEmpty()
                ? List.of()
                : orders("id IN (" + Statements.placeholders(values.size()) + ") ORDER BY id FOR UPDATE", values);
    }

    private static List<Long> values(Collection<OrderId> ids) {
        return ids.stream().map(OrderId::value).sorted().distinct().toList();
    }

    Optional<Order> findExternal(String channel, String shopId, String externalOrderId) {
        return findExternal(channel, shopId, List.of(externalOrderId)).stream().findFirst();
    }

    /** The orders that a marketplace's shop knows by these numbers, by two statements. */
    List<Order> findExternal(String channel, String shopId, Collection<String> externalOrderIds) {
        if (externalOrderIds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(channel, shopId));
        values.addAll(externalOrderIds);
        return orders(
                "channel = ? AND shop_id = ? AND external_order_id IN ("
                        + Statements.placeholders(externalOrderIds.size()) + ")",
                values);
    }

    /** The orders of some checkouts, those of one in the order in which they were made, by two statements. */
    List<Order> ofCheckouts(Collection<CheckoutId> checkouts) {
        return checkouts.isEmpty()
                ? List.of()
                : orders(
                        "checkout_id IN (" + Statements.placeholders(checkouts.size()) + ") ORDER BY id",
                        checkouts.stream().map(CheckoutId::value).toList());
    }

    /** The newest first, below the id if one is given. */
    List<Order> page(OrderFilter filter, @Nullable OrderId below, int limit) {
        StringBuilder where = new StringBuilder("id < ?");
        List<Object> values = new ArrayList<>();
        values.add(below == null ? Long.MAX_VALUE : below.value());
        filter.placedBy().ifPresent(placedBy -> narrow(where, values, "placed_by = ?", placedBy.id()));
        filter.status().ifPresent(status -> narrow(where, values, "status = ?", status.name()));
        filter.buyerRef().ifPresent(buyerRef -> narrow(where, values, "buyer_ref = ?", buyerRef));
        filter.held().ifPresent(held -> where.append(held ? " AND id IN" : " AND id NOT IN")
                .append(" (SELECT order_id FROM ordering_holds WHERE released_at IS NULL)"));
        values.add(limit);
        return orders(where + " ORDER BY id DESC LIMIT ?", values);
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" AND ").append(condition);
        values.add(value);
    }

    /**
     * Writes what may change in an order that was read for it.
     *
     * @throws IllegalStateException when somebody has changed it since; then the use case begins anew
     */
    void update(Order order) {
        update(List.of(order));
    }

    /** @throws IllegalStateException when somebody else has changed one since it was read */
    void update(List<Order> changed) {
        requireAll(
                statements.updateAll(
                        OrderRow.UPDATE, changed.stream().map(OrderRow::changed).toList()),
                changed.size());
    }

    /**
     * The same for orders that have gone on by what was told of them: who gets them and what they cost has not changed.
     *
     * @throws IllegalStateException when somebody else has changed one since it was read
     */
    void advance(List<Order> gone) {
        requireAll(
                statements.updateAll(
                        OrderRow.UPDATE_STEP, gone.stream().map(OrderRow::step).toList()),
                gone.size());
    }

    /**
     * The same for orders of which no more than their statuses have changed, mostly to the same ones: one statement for all that
     * have come to the same.
     *
     * @throws IllegalStateException when somebody else has changed one since it was read
     */
    void updateStatuses(List<Order> changed) {
        Map<List<Object>, List<Long>> together = new LinkedHashMap<>();
        changed.forEach(order -> together.computeIfAbsent(OrderRow.statuses(order), none -> new ArrayList<>())
                .add(order.id().value()));
        together.forEach((statuses, ids) -> {
            List<Object> values = new ArrayList<>(statuses);
            values.addAll(ids);
            requireAll(
                    statements.update(
                            OrderRow.UPDATE_STATUSES.formatted(Statements.placeholders(ids.size())), values.toArray()),
                    ids.size());
        });
    }

    private static void requireAll(int written, int orders) {
        if (written != orders) {
            throw Statements.changedSinceRead("one of " + orders + " orders");
        }
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

    /**
     * With their lines, by two statements.
     *
     * @param where with a question mark for each value
     */
    private List<Order> orders(String where, Collection<?> values) {
        List<OrderRow> rows = statements.list(SELECT + where, OrderRow::read, values.toArray());
        Map<Long, List<OrderLine>> lines = this.lines.of(
                rows.stream().collect(Collectors.toMap(row -> row.id, row -> Currency.getInstance(row.currency))));
        return rows.stream()
                .map(row -> row.toOrder(lines.getOrDefault(row.id, List.of())))
                .toList();
    }
}
