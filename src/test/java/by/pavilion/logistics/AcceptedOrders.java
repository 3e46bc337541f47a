package by.pavilion.logistics;

import static org.awaitility.Awaitility.await;

import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Orders as logistics hears of them, without ordering. */
@ApplicationScoped
class AcceptedOrders {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    private final WhenOrderAccepted whenOrderAccepted;
    private final Shipments shipments;
    private final Parties parties;
    private final Ids ids;
    private final WhenOrderHeld whenOrderHeld;
    private final DataSource dataSource;

    AcceptedOrders(
            WhenOrderAccepted whenOrderAccepted,
            Shipments shipments,
            Parties parties,
            Ids ids,
            WhenOrderHeld whenOrderHeld,
            DataSource dataSource) {
        this.whenOrderAccepted = whenOrderAccepted;
        this.whenOrderHeld = whenOrderHeld;
        this.dataSource = dataSource;
        this.shipments = shipments;
        this.parties = parties;
        this.ids = ids;
    }

    /** A parcel from Belarus that its carrier has numbered. */
    Shipment booked() {
        return booked(Instant.now(), "mer_0000000000001", 210);
    }

    Shipment booked(Instant placedAt, String merchant, long weightGrams) {
        return awaitBooked(accept(placedAt, merchant, weightGrams));
    }

    /** One whose carrier is still to be asked. */
    Shipment accepted() {
        String order = accept(Instant.now(), "mer_0000000000001", 210);
        return shipments.page(order, null, 1).items().get(0);
    }

    private String accept(Instant placedAt, String merchant, long weightGrams) {
        String order = ORDER.print(ids.next());
        hear(order, "by.pavilion.order.accepted.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","placedAt":"%s",
                 "recipientRef":"%s","grossWeightGrams":%d,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":2,
                           "merchantId":"%s"}],
                 "totals":{"freight":{"amount":"25.00","currency":"CNY"}}}""".formatted(
                        order, order, placedAt, recipient(), weightGrams, merchant));
        return order;
    }

    /** One whose warehouse lies at a place, by UN/LOCODE. */
    Shipment bookedAt(String place, String merchant) {
        String order = ORDER.print(ids.next());
        hear(order, "by.pavilion.order.accepted.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","placedAt":"%s",
                 "recipientRef":"%s","grossWeightGrams":210,"warehousePlace":"%s",
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":2,
                           "merchantId":"%s"}],
                 "totals":{"freight":{"amount":"25.00","currency":"CNY"}}}""".formatted(
                        order, order, Instant.now(), recipient(), place, merchant));
        return awaitBooked(order);
    }

    private Shipment awaitBooked(String order) {
        await().until(() -> shipments.page(order, null, 1).items().stream()
                .anyMatch(shipment -> shipment.status() == ShipmentStatus.LABELLED));
        return shipments.page(order, null, 1).items().get(0);
    }

    private RecipientRef recipient() {
        return QuarkusTransaction.requiringNew()
                .call(() -> parties.register(new Recipient(
                        new Buyer("张三", "11010519491231002X", "13900139000"),
                        new ShipTo("李四", "13800138000", "北京市", "北京市", "朝阳区", "建国路1号", "100020"))));
    }

    /** The same with its goods at the yard, so that departures may take it. */
    Shipment handedOver() {
        return handedOver(Instant.now(), "mer_0000000000001", 210);
    }

    Shipment handedOver(Instant placedAt, String merchant, long weightGrams) {
        return handedOver(booked(placedAt, merchant, weightGrams));
    }

    /** Its goods are where it waits, as if its merchants had handed them over. */
    Shipment handedOver(Shipment shipment) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE logistics_merchant_parts SET state = 'HANDED_OVER' WHERE shipment_id = ?")) {
            update.setLong(1, shipment.id().value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return shipment;
    }

    /** Two merchants' goods in one parcel: the lines are {@code oln_0HZX3K8M2T5AA} and {@code …AB}. */
    Shipment ofTwo(String merchant, String other) {
        String order = ORDER.print(ids.next());
        acceptTwo(order, merchant, other);
        return awaitBooked(order);
    }

    /** The same of an order that is held, so that no carrier is asked for a number. */
    Shipment heldOfTwo(String merchant, String other) {
        String order = ORDER.print(ids.next());
        hold(order, "suspicious");
        acceptTwo(order, merchant, other);
        return shipments.page(order, null, 1).items().get(0);
    }

    private void acceptTwo(String order, String merchant, String other) {
        hear(order, "by.pavilion.order.accepted.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","placedAt":"%s",
                 "recipientRef":"%s","grossWeightGrams":210,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":2,
                           "merchantId":"%s"},
                          {"lineId":"oln_0HZX3K8M2T5AB","sku":"BY-KOM-CHOC-002","name":"白巧克力","quantity":2,
                           "merchantId":"%s"}],
                 "totals":{"freight":{"amount":"25.00","currency":"CNY"}}}""".formatted(
                        order, order, Instant.now(), recipient(), merchant, other));
    }

    /** Only so many pieces of the first line are left of the order. */
    void shrink(Shipment shipment, String merchant, int pieces, long weightGrams) {
        String order = shipment.orderId();
        hear(order, "by.pavilion.order.lines-cancelled.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","grossWeightGrams":%d,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":%d,
                           "merchantId":"%s"}],
                 "totals":{"freight":{"amount":"20.00","currency":"CNY"}}}""".formatted(order, order, weightGrams, pieces, merchant));
    }

    /** @param reasons none lets it go */
    void hold(Shipment shipment, String... reasons) {
        hold(shipment.orderId(), reasons);
    }

    private void hold(String order, String... reasons) {
        String listed = Stream.of(reasons).map(reason -> '"' + reason + '"').collect(Collectors.joining(","));
        ReceivedEvent event = event(
                order, "by.pavilion.order.held.v1", "{\"orderId\":\"%s\",\"reasons\":[%s]}".formatted(order, listed));
        QuarkusTransaction.requiringNew().run(() -> whenOrderHeld.on(List.of(event)));
    }

    void cancel(Shipment shipment) {
        hear(
                shipment.orderId(),
                "by.pavilion.order.cancelled.v1",
                "{\"orderId\":\"%s\",\"reason\":\"other\"}".formatted(shipment.orderId()));
    }

    /** Its goods stay with the parcel, which has left as far as ordering knows. */
    void cancelWithoutGoods(Shipment shipment) {
        hear(
                shipment.orderId(),
                "by.pavilion.order.cancelled.v1",
                "{\"orderId\":\"%s\",\"reason\":\"other\",\"restocked\":false}".formatted(shipment.orderId()));
    }

    private void hear(String order, String type, String data) {
        QuarkusTransaction.requiringNew().run(() -> whenOrderAccepted.on(List.of(event(order, type, data))));
    }

    private static ReceivedEvent event(String order, String type, String data) {
        return new ReceivedEvent(
                "evt_" + UUID.randomUUID(), Topic.ORDERS, type, order, 1, Instant.now(), "correlation-" + order, data);
    }

    static String number(Shipment shipment) {
        return shipment.parcels().get(0).waybill().orElseThrow().number();
    }
}
