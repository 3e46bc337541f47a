package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code ordering_orders}, still without its lines. */
@NullUnmarked // filled from what the database holds
final class OrderRow {
    static final String COLUMNS = """
            id, event_sequence, row_version, status, payment_status, fulfilment_status, customs_status, declaration_id,
              declared_at, rejected_at, released_at, shipment_id, shipped_at, delivered_at, channel, shop_id,
              external_order_id, external_updated_at, ship_by, placed_by, buyer_ref, recipient_id, customs_mode, warehouse,
              currency, goods_minor, freight_minor, discount_minor, tariff_minor, consumption_minor, vat_minor,
              payable_minor, consumer_notice_version, placed_at, expires_at, checkout_id, traceparent""";

    private static final String STEP = """
            UPDATE ordering_orders SET row_version = row_version + 1, event_sequence = ?, status = ?, payment_status = ?,
              fulfilment_status = ?, customs_status = ?, declaration_id = ?, declared_at = ?, rejected_at = ?,
              released_at = ?, shipment_id = ?, shipped_at = ?, delivered_at = ?""";

    private static final String AS_READ = " WHERE id = ? AND row_version = ?";

    /** What changes in an order that goes on; the values are those of {@link #step}. */
    static final String UPDATE_STEP = STEP + AS_READ;

    /** What may change in an order after it was placed; the values are those of {@link #changed}. */
    static final String UPDATE = STEP + """
            , recipient_id = ?, goods_minor = ?, freight_minor = ?, discount_minor = ?, tariff_minor = ?,
              consumption_minor = ?, vat_minor = ?, payable_minor = ?""" + AS_READ;

    /** The values are those of {@link #statuses}, with a place for the ids of orders that have come to the same. */
    static final String UPDATE_STATUSES = """
            UPDATE ordering_orders SET row_version = row_version + 1, event_sequence = ?, status = ?, payment_status = ?,
              customs_status = ?
            WHERE row_version = ? AND id IN (%s)""";

    long id;
    String currency;
    private long eventSequence;
    private long rowVersion;
    private OrderStatus status;
    private PaymentStatus paymentStatus;
    private FulfilmentStatus fulfilmentStatus;
    private String customsStatus;
    private String declarationId;
    private Instant declaredAt;
    private Instant rejectedAt;
    private Instant releasedAt;
    private String shipmentId;
    private Instant shippedAt;
    private Instant deliveredAt;
    private String channel;
    private String shopId;
    private String externalOrderId;
    private Instant externalUpdatedAt;
    private Instant shipBy;
    private String placedBy;
    private String buyerRef;
    private long recipientId;
    private String customsMode;
    private String warehouse;
    private long goodsMinor;
    private long freightMinor;
    private long discountMinor;
    private long tariffMinor;
    private long consumptionMinor;
    private long vatMinor;
    private String consumerNoticeVersion;
    private Instant placedAt;
    private Instant expiresAt;
    private Long checkoutId;
    private String traceparent;

    private OrderRow() {}

    static OrderRow read(ResultSet found) throws SQLException {
        OrderRow row = new OrderRow();
        row.id = found.getLong("id");
        row.eventSequence = found.getLong("event_sequence");
        row.rowVersion = found.getLong("row_version");
        row.status = OrderStatus.valueOf(found.getString("status"));
        row.paymentStatus = PaymentStatus.valueOf(found.getString("payment_status"));
        row.fulfilmentStatus = FulfilmentStatus.valueOf(found.getString("fulfilment_status"));
        row.customsStatus = found.getString("customs_status");
        row.declarationId = found.getString("declaration_id");
        row.declaredAt = time(found, "declared_at");
        row.rejectedAt = time(found, "rejected_at");
        row.releasedAt = time(found, "released_at");
        row.shipmentId = found.getString("shipment_id");
        row.shippedAt = time(found, "shipped_at");
        row.deliveredAt = time(found, "delivered_at");
        row.channel = found.getString("channel");
        row.shopId = found.getString("shop_id");
        row.externalOrderId = found.getString("external_order_id");
        row.externalUpdatedAt = time(found, "external_updated_at");
        row.shipBy = time(found, "ship_by");
        row.placedBy = found.getString("placed_by");
        row.buyerRef = found.getString("buyer_ref");
        row.recipientId = found.getLong("recipient_id");
        row.customsMode = found.getString("customs_mode");
        row.warehouse = found.getString("warehouse");
        row.currency = found.getString("currency");
        row.goodsMinor = found.getLong("goods_minor");
        row.freightMinor = found.getLong("freight_minor");
        row.discountMinor = found.getLong("discount_minor");
        row.tariffMinor = found.getLong("tariff_minor");
        row.consumptionMinor = found.getLong("consumption_minor");
        row.vatMinor = found.getLong("vat_minor");
        row.consumerNoticeVersion = found.getString("consumer_notice_version");
        row.placedAt = time(found, "placed_at");
        row.expiresAt = time(found, "expires_at");
        row.checkoutId = number(found, "checkout_id");
        row.traceparent = found.getString("traceparent");
        return row;
    }

    private static Instant time(ResultSet found, String column) throws SQLException {
        return Statements.optionalInstant(found, column).orElse(null);
    }

    private static Long number(ResultSet found, String column) throws SQLException {
        long number = found.getLong(column);
        return found.wasNull() ? null : Long.valueOf(number);
    }

    Order toOrder(List<OrderLine> lines) {
        Currency money = Currency.getInstance(currency);
        return new Order(
                new OrderId(id),
                eventSequence,
                rowVersion,
                status,
                paymentStatus,
                new Progress(
                        Progress.customsOf(customsStatus),
                        fulfilmentStatus,
                        declarationId,
                        declaredAt,
                        rejectedAt,
                        releasedAt,
                        shipmentId,
                        shippedAt,
                        deliveredAt),
                new SalesChannel(
                        channel,
                        Optional.ofNullable(shopId),
                        Optional.ofNullable(externalOrderId),
                        Optional.ofNullable(externalUpdatedAt),
                        Optional.ofNullable(shipBy)),
                new PlacedBy(placedBy),
                Optional.ofNullable(buyerRef),
                new RecipientRef(recipientId),
                CustomsMode.ofCode(customsMode),
                new WarehouseCode(warehouse),
                lines,
                new Totals(
                        Money.ofMinor(goodsMinor, money),
                        Money.ofMinor(freightMinor, money),
                        Money.ofMinor(discountMinor, money),
                        new TaxTotals(
                                Money.ofMinor(tariffMinor, money),
                                Money.ofMinor(consumptionMinor, money),
                                Money.ofMinor(vatMinor, money))),
                Optional.ofNullable(consumerNoticeVersion),
                placedAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(checkoutId).map(CheckoutId::new),
                Optional.ofNullable(traceparent));
    }

    /** The values of {@link #UPDATE_STEP}. */
    static List<Object> step(Order order) {
        List<Object> values = moved(order);
        values.addAll(asRead(order));
        return values;
    }

    /** The values of {@link #UPDATE}. */
    static List<Object> changed(Order order) {
        List<Object> values = moved(order);
        values.addAll(List.of(
                order.recipient().value(),
                order.totals().goods().minor(),
                order.totals().freight().minor(),
                order.totals().discount().minor(),
                order.totals().tax().tariff().minor(),
                order.totals().tax().consumption().minor(),
                order.totals().tax().vat().minor(),
                order.totals().payable().minor()));
        values.addAll(asRead(order));
        return values;
    }

    /** The values of {@link #UPDATE_STATUSES} but for the ids. */
    static List<Object> statuses(Order order) {
        return List.of(
                order.version(),
                order.status().name(),
                order.paymentStatus().name(),
                order.progress().customsStatus(),
                order.edition());
    }

    private static List<Object> moved(Order order) {
        Progress progress = order.progress();
        return new ArrayList<>(Arrays.asList(
                order.version(),
                order.status().name(),
                order.paymentStatus().name(),
                progress.fulfilment().name(),
                progress.customsStatus(),
                progress.declarationId(),
                progress.declaredAt(),
                progress.rejectedAt(),
                progress.releasedAt(),
                progress.shipmentId(),
                progress.shippedAt(),
                progress.deliveredAt()));
    }

    private static List<Object> asRead(Order order) {
        return List.of(order.id().value(), order.edition());
    }
}
