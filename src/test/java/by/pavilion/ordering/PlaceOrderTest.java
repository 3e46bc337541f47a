package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.STOREFRONT;
import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.events.TopicReader;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlaceOrderTest {
    @Inject
    PlaceOrder placeOrder;

    @Inject
    Orders orders;

    @Inject
    EventLog log;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Test
    void takesAnOrderPricesItAndReservesItsGoods() {
        Sku sku = shop.chocolate("26.00", 10);

        Order order = placed(TestCommands.of(line(sku, 2)));

        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.warehouse()).isEqualTo(TestShop.BONDED);
        assertThat(order.mode().code()).isEqualTo("1210");
        assertThat(order.totals().goods()).isEqualTo(cny("52.00"));
        assertThat(order.totals().freight()).isEqualTo(cny("8.00"));
        assertThat(order.totals().tax().total()).isEqualTo(cny("5.46"));
        assertThat(order.totals().payable()).isEqualTo(cny("65.46"));
        assertThat(order.lines().get(0).tax().explanation()).hasSize(3);
        assertThat(shop.available(sku)).isEqualTo(8);
        assertThat(orders.find(order.id())).contains(order);
        assertThat(orders.timeline(order.id()))
                .containsExactly(new TimelineStep(
                        1,
                        "placed",
                        OrderStatus.PLACED,
                        Actor.STOREFRONT,
                        order.placedAt(),
                        Optional.empty(),
                        Optional.of(order.placedBy().id())));
    }

    @Test
    void theSameKeyAgainFindsTheSameOrderEvenWhenTheGoodsAreGone() {
        Sku sku = shop.chocolate("26.00", 2);
        IdempotencyKey key = newKey();
        Order first = place(STOREFRONT, key, TestCommands.of(line(sku, 2))).orThrow();

        Placement again = place(STOREFRONT, key, TestCommands.of(line(sku, 2)));

        assertThat(again).isEqualTo(new Placement.Placed(first, true));
        assertThat(shop.available(sku)).isZero();
    }

    @Test
    void theSameKeyForAnotherWishIsRefused() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        IdempotencyKey key = newKey();
        place(STOREFRONT, key, TestCommands.of(line(sku, 1))).orThrow();
        long before = countOfOrders();

        Problem refusal = refused(place(STOREFRONT, key, TestCommands.of(line(sku, 2))));

        assertThat(refusal.type().slug()).isEqualTo("idempotency-key-reused");
        assertThat(shop.available(sku)).isEqualTo(9);
        assertThat(countOfOrders()).isEqualTo(before);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        Sku sku = shop.chocolate("26.00", 10);
        IdempotencyKey key = newKey();
        Order first = place(STOREFRONT, key, TestCommands.of(line(sku, 1))).orThrow();

        Order second = place(new PlacedBy("another-storefront"), key, TestCommands.of(line(sku, 1)))
                .orThrow();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(shop.available(sku)).isEqualTo(8);
    }

    @Test
    void namesEverythingThatIsWrongAtOnceAndChangesNothing() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        long before = countOfOrders();
        Recipient wrong = new Recipient(
                new Buyer("", "110105194912310021", "12345"),
                new ShipTo("王小红", "13900139000", "台湾省", "台北市", "", "x".repeat(81), "12"));
        PlaceOrderCommand command = TestCommands.to(
                wrong,
                line(sku, 0),
                line(sku, -1),
                line(sku, Long.MAX_VALUE),
                PlaceOrderCommand.Line.of("NO-SUCH-SKU", 1),
                PlaceOrderCommand.Line.of("not an sku", 1),
                PlaceOrderCommand.Line.of("", 1));

        Problem refusal = refused(place(STOREFRONT, newKey(), command));

        assertThat(refusal.type().slug()).isEqualTo("validation");
        assertThat(refusal.type().status()).isEqualTo(422);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::reason)
                .containsExactlyInAnyOrder(
                        tuple("/buyer/name", "required"),
                        tuple("/buyer/idNumber", "identity-number"),
                        tuple("/buyer/phone", "phone"),
                        tuple("/shipTo/province", "province-not-served"),
                        tuple("/shipTo/district", "required"),
                        tuple("/shipTo/street", "too-long"),
                        tuple("/shipTo/postcode", "postcode"),
                        tuple("/lines/0/quantity", "too-small"),
                        tuple("/lines/1/quantity", "too-small"),
                        tuple("/lines/2/quantity", "too-large"),
                        tuple("/lines/3/sku", "not-for-sale"),
                        tuple("/lines/4/sku", "not-for-sale"),
                        tuple("/lines/5/sku", "required"));
        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(countOfOrders()).isEqualTo(before);
    }

    @Test
    void aChannelSellsWhatIsSetAsideForItAndNothingElse() {
        Sku sku = shop.chocolate("26.00", 10);
        shop.allocate(sku, "storefront", 2);

        assertThat(refused(place(STOREFRONT, newKey(), TestCommands.of(line(sku, 3))))
                        .errors())
                .containsExactly(OrderingProblems.exceedsStock(0, 2));
        assertThat(place(STOREFRONT, newKey(), TestCommands.of(line(sku, 2)))).isInstanceOf(Placement.Placed.class);
        assertThat(shop.available(sku)).as("what is free for all").isEqualTo(8);
        assertThat(refused(place(STOREFRONT, newKey(), TestCommands.of(line(sku, 1))))
                        .errors())
                .containsExactly(OrderingProblems.exceedsStock(0, 0));
    }

    @Test
    void goodsThatRunOutAreRefusedWithWhatIsLeft() throws SQLException {
        Sku plenty = shop.chocolate("26.00", 10);
        Sku scarce = shop.chocolate("26.00", 3);
        long before = countOfOrders();
        IdempotencyKey key = newKey();

        Problem refusal = refused(place(STOREFRONT, key, TestCommands.of(line(plenty, 1), line(scarce, 4))));

        assertThat(refusal.type().slug()).isEqualTo("out-of-stock");
        assertThat(refusal.type().status()).isEqualTo(409);
        assertThat(refusal.errors()).containsExactly(OrderingProblems.exceedsStock(1, 3));
        assertThat(shop.available(plenty)).isEqualTo(10);
        assertThat(shop.available(scarce)).isEqualTo(3);
        assertThat(countOfOrders()).isEqualTo(before);
        // a refusal is not remembered: the same key may be tried again
        shop.stock(scarce, TestShop.BONDED, 4);
        assertThat(place(STOREFRONT, key, TestCommands.of(line(plenty, 1), line(scarce, 4))))
                .isInstanceOf(Placement.Placed.class);
    }

    @Test
    void goodsOfTwoWarehousesNeedTwoOrders() {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);

        Problem refusal = refused(place(STOREFRONT, newKey(), TestCommands.of(line(inChina, 2), line(inBelarus, 3))));

        assertThat(refusal.type().slug()).isEqualTo("needs-several-orders");
        assertThat(refusal.type().status()).isEqualTo(422);
        assertThat(split(refusal))
                .containsExactlyInAnyOrder(
                        new OrderPart(TestShop.BONDED, CustomsMode.BONDED, List.of(new OrderPart.Line(inChina, 2))),
                        new OrderPart(
                                TestShop.DIRECT,
                                CustomsMode.DIRECT_PURCHASE,
                                List.of(new OrderPart.Line(inBelarus, 3))));
        String beside = split(refusal).get(0).warehouse().equals(TestShop.BONDED) ? "/lines/1" : "/lines/0";
        assertThat(refusal.errors()).containsExactly(FieldError.of(beside, "needs-another-order"));
        assertThat(shop.available(inChina)).isEqualTo(10);
        assertThat(shop.available(inBelarus)).isEqualTo(10);
    }

    @Test
    void moreThanTheLimitOfASingleOrderIsSplitIntoOrdersThatEachPass() {
        Sku sku = shop.chocolate("900.00", 30);

        Problem refusal = refused(place(STOREFRONT, newKey(), TestCommands.of(line(sku, 12))));

        assertThat(refusal.type().slug()).isEqualTo("needs-several-orders");
        assertThat(split(refusal).stream()
                        .flatMap(part -> part.lines().stream())
                        .map(OrderPart.Line::quantity))
                .containsExactly(5L, 5L, 2L);
        for (OrderPart part : split(refusal)) {
            OrderPart.Line partLine = part.lines().get(0);
            Order order = placed(TestCommands.of(line(partLine.sku(), partLine.quantity())));
            assertThat(order.totals().goods().plus(order.totals().freight())).isLessThanOrEqualTo(cny("5000.00"));
        }
        assertThat(shop.available(sku)).isEqualTo(18);
    }

    @Test
    void onePieceAboveTheLimitPassesWithTheWholeTax() {
        Sku sku = shop.chocolate("6000.00", 3);

        Order order = placed(TestCommands.of(line(sku, 1)));

        // 6,008.00 with freight: tariff 10 % or 8 % in full, VAT 13 % on both in full
        assertThat(order.totals().tax().tariff()).isGreaterThan(cny("400.00"));
        assertThat(order.totals().tax().vat()).isGreaterThan(cny("781.04"));
        assertThat(split(refused(place(STOREFRONT, newKey(), TestCommands.of(line(sku, 2))))))
                .hasSize(2);
    }

    @Test
    void aMarketplaceSaleEntersPaidAndIsHandedOnAtOnce() {
        Sku sku = shop.chocolate("26.00", 10);
        Origin.Marketplace sale = TestCommands.marketplace("59.99");

        Order order = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2)))
                .orThrow();

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.orderNo()).isEqualTo(sale.externalOrderId());
        assertThat(order.totals().payable()).isEqualTo(cny("59.99"));
        assertThat(order.placedAt()).isEqualTo(sale.placedAt());
        assertThat(shop.available(sku)).isEqualTo(8);
        assertThat(orders.findExternal("douyin", "12345", sale.externalOrderId()))
                .map(Order::id)
                .contains(order.id());
        List<ReceivedEvent> told =
                log.of(Topic.ORDERS, order.id().toString(), 0, 10).subList(0, 3);
        assertThat(told)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "by.pavilion.order.placed.v1", "by.pavilion.order.paid.v1", "by.pavilion.order.accepted.v1");
        assertThat(told.get(2).as(Checked.class).checks())
                .as("its buyer's year is not asked, its payer not told")
                .containsExactly("identity-number", "order-limit", "compliance");
    }

    private record Checked(List<String> checks) {}

    @Test
    void aMarketplaceThatTellsOfASaleTwiceGetsOneOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        Origin.Marketplace sale = TestCommands.marketplace("60.00");
        Order first = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2)))
                .orThrow();

        Placement again = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2)));

        assertThat(again.orThrow().id()).isEqualTo(first.id());
        assertThat(shop.available(sku)).isEqualTo(8);
    }

    @Test
    void aSaleIsKnownByItsNumberEvenWhenItsKeyIsForgotten() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        Origin.Marketplace sale = TestCommands.marketplace("60.00");
        Order first = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2)))
                .orThrow();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM shared_idempotency_keys WHERE idempotency_key = ?")) {
            forget.setString(1, sale.externalOrderId());
            assertThat(forget.executeUpdate()).isEqualTo(1);
        }

        Placement again = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2)));

        assertThat(again.orThrow().id()).isEqualTo(first.id());
        assertThat(shop.available(sku)).isEqualTo(8);
    }

    @Test
    void aMarketplaceSaleThatCannotBeServedIsARefusalToBeHeld() {
        Origin.Marketplace sale = TestCommands.marketplace("60.00");

        Placement placement = place(
                sale.placedBy(), sale.key(), TestCommands.sale(sale, PlaceOrderCommand.Line.of("NO-SUCH-SKU", 1)));

        assertThat(refused(placement).errors()).containsExactly(FieldError.of("/lines/0/sku", "not-for-sale"));
        assertThat(orders.findExternal("douyin", "12345", sale.externalOrderId()))
                .isEmpty();
    }

    @Test
    void tellsKafkaOfTheOrderWithoutNamingAnybody() {
        Sku sku = shop.chocolate("26.00", 10);
        Origin.Marketplace sale = TestCommands.marketplace("60.00");
        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            Order order = placed(TestCommands.of(line(sku, 2)));
            Order sold = place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 1)))
                    .orThrow();

            List<ConsumerRecord<String, byte[]>> ofOrder =
                    reader.await(order.id().toString(), 1);
            List<ConsumerRecord<String, byte[]>> ofSale =
                    reader.awaitAtLeast(sold.id().toString(), 3);

            assertThat(header(ofOrder.get(0), "ce_type")).isEqualTo("by.pavilion.order.placed.v1");
            assertThat(header(ofOrder.get(0), "ce_subject"))
                    .isEqualTo(order.id().toString());
            assertThat(text(ofOrder.get(0)))
                    .contains("\"reservationId\":\"" + order.id() + "\"", "\"recipientRef\":\"rcp_")
                    .contains("\"payable\":{\"amount\":\"65.46\",\"currency\":\"CNY\"}");
            for (int index = 0; index < ofSale.size(); index++) {
                assertThat(header(ofSale.get(index), "ce_sequence")).isEqualTo("%010d".formatted(index + 1));
            }
            ofOrder.forEach(PlaceOrderTest::namesNobody);
            ofSale.forEach(PlaceOrderTest::namesNobody);
        }
    }

    private static void namesNobody(ConsumerRecord<String, byte[]> message) {
        Recipient recipient = TestRecipients.inShanghai();
        assertThat(text(message))
                .doesNotContain(
                        recipient.buyer().name(),
                        recipient.buyer().idNumber(),
                        recipient.buyer().phone(),
                        recipient.shipTo().name(),
                        recipient.shipTo().phone(),
                        recipient.shipTo().street(),
                        "customer-1");
    }

    private Order placed(PlaceOrderCommand command) {
        return place(STOREFRONT, newKey(), command).orThrow();
    }

    private static Problem refused(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return ((Placement.Refused) placement).problem();
    }

    @SuppressWarnings("unchecked") // the fact is made in one place
    private static List<OrderPart> split(Problem refusal) {
        return (List<OrderPart>) Objects.requireNonNull(refusal.facts().get("split"));
    }

    private long countOfOrders() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM ordering_orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String text(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }

    private Placement place(PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command) {
        return placeOrder.place(placedBy, key, command).toCompletableFuture().join();
    }
}
