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
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders as logistics hears of them, without ordering. */
@ApplicationScoped
class AcceptedOrders {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    private final WhenOrderAccepted whenOrderAccepted;
    private final Shipments shipments;
    private final Parties parties;
    private final Ids ids;

    AcceptedOrders(WhenOrderAccepted whenOrderAccepted, Shipments shipments, Parties parties, Ids ids) {
        this.whenOrderAccepted = whenOrderAccepted;
        this.shipments = shipments;
        this.parties = parties;
        this.ids = ids;
    }

    /** A parcel from Belarus that its carrier has numbered. */
    Shipment booked() {
        return booked(Instant.now(), "mer_0000000000001", 210);
    }

    Shipment booked(Instant placedAt, String merchant, long weightGrams) {
        String order = ORDER.print(ids.next());
        RecipientRef recipient = QuarkusTransaction.requiringNew()
                .call(() -> parties.register(new Recipient(
                        new Buyer("张三", "11010519491231002X", "13900139000"),
                        new ShipTo("李四", "13800138000", "北京市", "北京市", "朝阳区", "建国路1号", "100020"))));
        hear(order, "by.pavilion.order.accepted.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","placedAt":"%s",
                 "recipientRef":"%s","grossWeightGrams":%d,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":2,
                           "merchantId":"%s"}],
                 "totals":{"freight":{"amount":"25.00","currency":"CNY"}}}""".formatted(
                        order, order, placedAt, recipient, weightGrams, merchant));
        await().until(() -> shipments.page(order, null, 1).items().stream()
                .anyMatch(shipment -> shipment.status() == ShipmentStatus.LABELLED));
        return shipments.page(order, null, 1).items().get(0);
    }

    void cancel(Shipment shipment) {
        hear(
                shipment.orderId(),
                "by.pavilion.order.cancelled.v1",
                "{\"orderId\":\"%s\",\"reason\":\"other\"}".formatted(shipment.orderId()));
    }

    private void hear(String order, String type, String data) {
        ReceivedEvent event = new ReceivedEvent(
                "evt_" + UUID.randomUUID(), Topic.ORDERS, type, order, 1, Instant.now(), "correlation-" + order, data);
        QuarkusTransaction.requiringNew().run(() -> whenOrderAccepted.on(List.of(event)));
    }

    static String number(Shipment shipment) {
        return shipment.parcels().get(0).waybill().orElseThrow().number();
    }
}
