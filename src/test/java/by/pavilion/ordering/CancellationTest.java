package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.refunded;
import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.startPayment;
import static by.pavilion.ordering.TestPayments.started;
import static by.pavilion.ordering.TestPayments.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.identity.AccessTokens;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that do not go through, with a payment firm that the test plays. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class CancellationTest {
    private static final String ABROAD = "\"customsStatus\":\"RETURNED_ABROAD\",\"document\":\"621\",\"code\":\"700\","
            + "\"text\":\"\",\"returnedAt\":\"2026-11-11T12:02:00Z\"";

    @Inject
    EventLog log;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    Orders orders;

    @Inject
    WhenCustomsTells whenCustomsTells;

    @Inject
    Stock stock;

    @Inject
    AccessTokens accessTokens;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private static HttpServer firm;

    @BeforeAll
    static void openTheFirm() {
        firm = OwnFirm.open();
    }

    @AfterAll
    static void closeTheFirm() {
        firm.stop(0);
    }

    @BeforeEach
    void theFirmIsWilling() {
        OwnFirm.behave(OwnFirm::accepts);
    }

    @Test
    void anOrderThatIsNotPaidInTimeGivesBackItsGoodsAndItsPartOfTheYear() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        get(order).body("expiresAt", notNullValue());
        assertThat(pieces(sku)).isEqualTo("8 2");

        isLate(order, Duration.ofMinutes(1));

        awaitStatus(order, "CANCELLED");
        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(quotaOf(order)).isEqualTo("GIVEN_BACK");
        assertThat(types(order)).containsExactly("by.pavilion.order.placed.v1", "by.pavilion.order.cancelled.v1");
        assertThat(cancelled(order)).isEqualTo(new Cancelled("system", "payment-expired", true));
        assertThat(restocked(order)).containsExactly(new OrderCancelled.Restock(sku, TestShop.BONDED, 2));
        startPayment(order, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-payable"));
    }

    @Test
    void anOrderWithAPaymentUnderWayIsGivenSomeMinutesMore() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        String unpaid = placed(sku, 1);
        started(order);

        isLate(order, Duration.ofMinutes(4));
        isLate(unpaid, Duration.ofMinutes(3));

        awaitStatus(unpaid, "CANCELLED");
        get(order).body("status", equalTo("PLACED"));
        isLate(order, Duration.ofMinutes(6));
        awaitStatus(order, "CANCELLED");
        assertThat(pieces(sku)).isEqualTo("10 0");
    }

    @Test
    void aFirmIsNotAskedForTheMoneyOfACancelledOrder() throws SQLException {
        String order = placed(shop.chocolate("26.00", 10), 2);
        OwnFirm.behave(request -> new OwnFirm.Answer(503, "later"));
        String payment = started(order);
        await().until(() -> !OwnFirm.paymentsAskedFor(payment).isEmpty());

        isLate(order, Duration.ofMinutes(6));
        awaitStatus(order, "CANCELLED");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/orders/{order}/payments/{payment}", order, payment)
                .then()
                .body("status", equalTo("FAILED"))
                .body("failure", equalTo("order-cancelled")));
        get(order).body("paymentStatus", equalTo("UNPAID"));
    }

    @Test
    void anUnpaidOrderIsCancelledAtOnceOnceForEachKey() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        String key = UUID.randomUUID().toString();

        cancel(TestKeys.storefront(), order, key, "changed-mind")
                .statusCode(202)
                .body("status", equalTo("DONE"))
                .body("orderStatus", equalTo("CANCELLED"))
                .body("requestedBy", equalTo("STOREFRONT"));
        cancel(TestKeys.storefront(), order, key, "changed-mind")
                .statusCode(202)
                .body("status", equalTo("DONE"));

        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(quotaOf(order)).isEqualTo("GIVEN_BACK");
        assertThat(cancelled(order)).isEqualTo(new Cancelled("storefront", "changed-mind", true));
        cancel(TestKeys.storefront(), order, UUID.randomUUID().toString(), "changed-mind")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-cancellable"))
                .body("orderStatus", equalTo("CANCELLED"));
    }

    @Test
    void onlyThoseWhoMaySeeAnOrderCancelItAndOnlyForAReasonThatWeKnow() {
        String order = placed(shop.chocolate("26.00", 10), 2);
        String another = placed(shop.chocolate("26.00", 10), 1);
        String key = UUID.randomUUID().toString();

        cancel(accessTokens.issue(another), order, key, "changed-mind").statusCode(404);
        cancel(accessTokens.issue(order), order, key, "because")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        get(order).body("status", equalTo("PLACED"));
        cancel(accessTokens.issue(order), order, key, "wrong-address")
                .statusCode(202)
                .body("requestedBy", equalTo("BUYER"));
        cancel(TestKeys.operator(), another, key, "suspicious")
                .statusCode(202)
                .body("requestedBy", equalTo("OPERATOR"));
        assertThat(cancelled(order).by()).isEqualTo("buyer");
    }

    @Test
    void aPaidOrderIsCancelledWithCustomsWordAndItsMoneyGoesBack() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        String payment = started(order);
        settled(payment, "65.46").statusCode(200);

        cancel(TestKeys.storefront(), order, UUID.randomUUID().toString(), "too-slow")
                .statusCode(202)
                .body("status", equalTo("REQUESTED"))
                .body("orderStatus", equalTo("PAID"));

        awaitStatus(order, "CANCELLED");
        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(quotaOf(order)).isEqualTo("GIVEN_BACK");
        assertThat(cancelled(order)).isEqualTo(new Cancelled("storefront", "too-slow", true));
        get(order).body("paymentStatus", equalTo("REFUND_PENDING"));
        String refund = refunds(order)
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo("order-cancelled"))
                .body("items[0].paymentId", equalTo(payment))
                .body("items[0].amount.amount", equalTo("65.46"))
                .extract()
                .path("items[0].id");
        OwnFirm.Request asked = await().atMost(Duration.ofSeconds(60))
                .until(() -> OwnFirm.refundsAskedFor(refund), asks -> !asks.isEmpty())
                .get(0);
        assertThat(asked.isSigned()).isTrue();
        assertThat(asked.field("transactionId")).isEqualTo("tx-" + payment);
        assertThat(asked.field("amount")).isEqualTo("65.46");

        refunded(refund, "65.45").statusCode(422);
        refunded(refund, "65.46").statusCode(200).body("code", equalTo("SUCCESS"));
        refunded(refund, "65.46").statusCode(200);

        get(order).body("paymentStatus", equalTo("REFUNDED"));
        refunds(order)
                .body("items[0].status", equalTo("SUCCEEDED"))
                .body("items[0].providerRefundId", equalTo("back-" + refund));
        assertThat(types(order))
                .endsWith(
                        "by.pavilion.order.cancelled.v1",
                        "by.pavilion.order.refund-requested.v1",
                        "by.pavilion.order.refunded.v1");
    }

    @Test
    void moneyThatComesTooLateGoesBackByItself() throws SQLException {
        String order = placed(shop.chocolate("26.00", 10), 2);
        String payment = started(order);
        await().until(() -> !OwnFirm.paymentsAskedFor(payment).isEmpty());
        isLate(order, Duration.ofMinutes(6));
        awaitStatus(order, "CANCELLED");

        settled(payment, "65.46").statusCode(200);
        settled(payment, "65.46").statusCode(200);

        refunds(order)
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo("not-awaited"))
                .body("items[0].amount.amount", equalTo("65.46"));
        get(order).body("status", equalTo("CANCELLED")).body("paymentStatus", equalTo("REFUND_PENDING"));
    }

    @Test
    void whatIsPaidTwiceGoesBackOnceAndTheOrderStaysPaid() {
        String order = placed(shop.chocolate("26.00", 10), 2);
        String first = started(order);
        told("{\"eventId\":\"e\",\"outTradeNo\":\"" + first + "\",\"status\":\"FAILED\",\"reason\":\"late\"}")
                .statusCode(200);
        String second = started(order);
        settled(second, "65.46").statusCode(200);

        settled(first, "65.46").statusCode(200);

        String refund = refunds(order)
                .body("items.size()", equalTo(1))
                .body("items[0].paymentId", equalTo(first))
                .extract()
                .path("items[0].id");
        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
        refunded(refund, "65.46").statusCode(200);
        get(order).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void aRefundThatTheFirmRefusesLeavesTheMoneyHereToBeGivenBackAgain() {
        String order = paid();
        OwnFirm.behave(request -> request.path().endsWith("/refunds")
                ? new OwnFirm.Answer(422, "{\"reason\":\"account closed\"}")
                : OwnFirm.accepts(request));

        refund(order, "65.46", "CNY", UUID.randomUUID().toString()).statusCode(201);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> refunds(order)
                .body("items[0].status", equalTo("FAILED"))
                .body("items[0].failure", equalTo("account closed")));
        get(order).body("paymentStatus", equalTo("PAID"));
        assertThat(types(order)).endsWith("by.pavilion.order.refund-failed.v1");
        refund(order, "65.46", "CNY", UUID.randomUUID().toString()).statusCode(201);
    }

    @Test
    void partsOfTheMoneyGoBackUpToWhatIsLeft() {
        String order = paid();
        String key = UUID.randomUUID().toString();

        String first = refund(order, "10.00", "CNY", key)
                .statusCode(201)
                .body("status", equalTo("REQUESTED"))
                .extract()
                .path("id");
        refund(order, "10.00", "CNY", key).statusCode(201).body("id", equalTo(first));
        refunded(first, "10.00").statusCode(200);
        get(order).body("paymentStatus", equalTo("PARTIALLY_REFUNDED"));

        refund(order, "55.47", "CNY", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/amount/amount"))
                .body("errors[0].reason", equalTo("refund-amount"));
        refund(order, "1.00", "USD", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/amount/currency"));
        for (String wrong : List.of("0.00", "-1.00", "0.001", "much")) {
            refund(order, wrong, "CNY", UUID.randomUUID().toString()).statusCode(422);
        }
        refund(order, "55.46", "CNY", UUID.randomUUID().toString()).statusCode(201);
        refund(order, "0.01", "CNY", UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-refundable"));
        refund(placed(shop.chocolate("26.00", 10), 1), "1.00", "CNY", key.replace('-', '0'))
                .statusCode(409);
    }

    @Test
    void neverGivesBackMoreThanWasPaidHoweverManyDecideAtOnce() throws Exception {
        String order = paid();
        ExecutorService operators = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int wish = 0; wish < 24; wish++) {
            wishes.add(() -> refund(order, "10.00", "CNY", UUID.randomUUID().toString())
                    .extract()
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : operators.invokeAll(wishes, 120, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        operators.shutdown();

        assertThat(answers).containsOnly(201, 422);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(6);
        refunds(order).body("items.size()", equalTo(6));
        assertThat(versions(order))
                .isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void anOrderIsPaidOrCancelledAndNeverBothWhenItsTimeEndsAsTheMoneyComes() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        Map<String, String> payments = new LinkedHashMap<>();
        for (int number = 0; number < 12; number++) {
            String order = placed(sku, 1);
            payments.put(order, started(order));
        }
        ExecutorService firm = Executors.newFixedThreadPool(4);
        List<Future<?>> calls = new ArrayList<>();
        for (Map.Entry<String, String> payment : payments.entrySet()) {
            isLate(payment.getKey(), Duration.ofMinutes(6));
            calls.add(firm.submit(
                    () -> settled(payment.getValue(), amounts(payment.getKey())).statusCode(200)));
        }
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }
        firm.shutdown();

        long kept = 0;
        for (String order : payments.keySet()) {
            String status = get(order).extract().path("status");
            int refunds = refunds(order).extract().path("items.size()");
            assertThat(status + " " + refunds).isIn("PAID 0", "CANCELLED 1");
            kept += status.equals("PAID") ? 1 : 0;
        }
        assertThat(pieces(sku)).isEqualTo((100 - kept) + " " + kept);
    }

    @Test
    void whatOperatorsWriteDownStaysWithTheOrderTheNewestFirst() {
        String order = placed(shop.chocolate("26.00", 10), 1);
        String key = UUID.randomUUID().toString();

        String first =
                note(order, key, "asked the buyer").statusCode(201).extract().path("id");
        note(order, key, "asked the buyer").statusCode(201).body("id", equalTo(first));
        note(order, UUID.randomUUID().toString(), "the buyer has answered").statusCode(201);
        note(order, UUID.randomUUID().toString(), " ").statusCode(422);

        TestApi.with(TestKeys.operator())
                .get("/api/v1/orders/{order}/notes", order)
                .then()
                .statusCode(200)
                .body("items.text", equalTo(List.of("the buyer has answered", "asked the buyer")));
        assertThat(types(order)).containsExactly("by.pavilion.order.placed.v1");
    }

    private static ValidatableResponse note(String order, String key, String text) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"text\":\"" + text + "\"}")
                .post("/api/v1/orders/{order}/notes", order)
                .then();
    }

    private static String amounts(String order) {
        return get(order).extract().path("totals.payable.amount");
    }

    private String paid() {
        String order = placed(shop.chocolate("26.00", 10), 2);
        settled(started(order), "65.46").statusCode(200);
        return order;
    }

    @Test
    void anOrderWhoseGoodsGoBackAbroadBeforeTheirReleaseIsCancelledAndPaidBack() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        settled(started(order), "65.46").statusCode(200);

        customsTells(order, "submitted", "\"customsStatus\":\"SUBMITTED\",\"submittedAt\":\"2026-11-11T12:00:00Z\"");
        customsTells(order, "receipt-received", ABROAD);
        customsTells(order, "receipt-received", ABROAD);

        get(order)
                .body("status", equalTo("CANCELLED"))
                .body("customsStatus", equalTo("RETURNED_ABROAD"))
                .body("paymentStatus", equalTo("REFUND_PENDING"));
        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(cancelled(order)).isEqualTo(new Cancelled("system", "returned-abroad", true));
        refunds(order).body("items.amount.amount", equalTo(List.of("65.46")));
    }

    @Test
    void anOrderWhoseGoodsGoBackAbroadAfterTheirReleaseIsReturnedAndPaidBack() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        settled(started(order), "65.46").statusCode(200);

        customsTells(order, "submitted", "\"customsStatus\":\"SUBMITTED\",\"submittedAt\":\"2026-11-11T12:00:00Z\"");
        customsTells(order, "released", "\"customsStatus\":\"RELEASED\",\"releasedAt\":\"2026-11-11T12:01:00Z\"");
        customsTells(order, "receipt-received", ABROAD);

        assertThat(pieces(sku)).isEqualTo("8 2"); // an operator says what becomes of them
        get(order).body("status", equalTo("RETURNED")).body("paymentStatus", equalTo("REFUND_PENDING"));
        refunds(order)
                .body("items.reason", equalTo(List.of("goods-returned")))
                .body("items.amount.amount", equalTo(List.of("65.46")));
    }

    /** We hold no money of it: its marketplace gives it back, and until then a comparison with the shop shows the difference. */
    @Test
    void aMarketplacesOrderAboveALimitEndsWithItsMoneyBookedAsGivenBackThere() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        Origin.Marketplace sale = TestCommands.marketplace("59.99");
        Order sold = placeOrder
                .place(sale.placedBy(), sale.key(), TestCommands.sale(sale, TestCommands.line(sku, 2)))
                .toCompletableFuture()
                .join()
                .orThrow();
        String order = sold.id().toString();
        String blocked = "\"customsStatus\":\"BLOCKED\",\"mendable\":false,\"code\":\"-621018\",\"text\":\"\","
                + "\"rejectedAt\":\"2026-11-11T12:02:00Z\"";

        customsTells(order, "submitted", "\"customsStatus\":\"SUBMITTED\",\"submittedAt\":\"2026-11-11T12:00:00Z\"");
        customsTells(order, "rejected", blocked);
        customsTells(order, "rejected", blocked);

        Order ended = orders.find(sold.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(cancelled(order)).isEqualTo(new Cancelled("system", "above-customs-limit", true));
        assertThat(types(order))
                .endsWith(
                        "by.pavilion.order.rejected.v1",
                        "by.pavilion.order.cancelled.v1",
                        "by.pavilion.order.refunded.v1")
                .containsOnlyOnce("by.pavilion.order.refunded.v1");
        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(bookedOf(sold.id())).as("of the sale and of what goes back").isEqualTo("2 0");
    }

    private String bookedOf(OrderId order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*), SUM(goods_minor - discount_minor + freight_minor + tax_minor)"
                                + " FROM ordering_sales_entries WHERE order_id = ?")) {
            select.setLong(1, order.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) + " " + row.getLong(2);
            }
        }
    }

    private void customsTells(String order, String fact, String data) {
        ReceivedEvent event = new ReceivedEvent(
                "evt-" + UUID.randomUUID(),
                Topic.CUSTOMS,
                "by.pavilion.declaration." + fact + ".v1",
                order,
                1,
                Instant.parse("2026-11-11T12:00:00Z"),
                "test",
                "{\"orderId\":\"%s\",\"declarationId\":\"dcl_0HZX3K8Q00002\",%s}".formatted(order, data));
        QuarkusTransaction.requiringNew().run(() -> whenCustomsTells.on(List.of(event)));
    }

    private static ValidatableResponse cancel(String keyOrToken, String order, String key, String reason) {
        return TestApi.with(keyOrToken)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then();
    }

    private static ValidatableResponse refund(String order, String amount, String currency, String key) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("""
                        {"amount":{"amount":"%s","currency":"%s"},"reason":"goodwill"}""".formatted(amount, currency))
                .post("/api/v1/orders/{order}/refunds", order)
                .then();
    }

    private static ValidatableResponse refunds(String order) {
        return TestApi.storefront()
                .get("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(200);
    }

    private List<Long> versions(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .map(event -> event.sequence())
                .toList();
    }

    private static String placed(Sku sku, long quantity) {
        return TestApi.place(TestApi.body(sku, quantity))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse get(String order) {
        return TestApi.storefront().get("/api/v1/orders/{order}", order).then().statusCode(200);
    }

    private static void awaitStatus(String order, String status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> get(order).extract().path("status"), status::equals);
    }

    /** What is available of an SKU and what is reserved, over all warehouses. */
    private String pieces(Sku sku) {
        List<StockBalance> balances = stock.of(sku).balances();
        return balances.stream().mapToLong(StockBalance::available).sum() + " "
                + balances.stream().mapToLong(StockBalance::reserved).sum();
    }

    private List<String> types(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .map(event -> event.type())
                .toList();
    }

    private record Cancelled(String by, String reason, boolean restocked) {}

    private record BackOnTheShelf(List<OrderLineId> lineIds, List<OrderCancelled.Restock> restock) {}

    /** What the cancellation says of the order's one line. */
    private List<OrderCancelled.Restock> restocked(String order) {
        BackOnTheShelf told = log.of(Topic.ORDERS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.order.cancelled.v1"))
                .findFirst()
                .orElseThrow()
                .as(BackOnTheShelf.class);
        assertThat(told.lineIds()).hasSize(1);
        return told.restock();
    }

    private Cancelled cancelled(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.order.cancelled.v1"))
                .findFirst()
                .orElseThrow()
                .as(Cancelled.class);
    }

    /** As if the order's time had been over for so long. */
    private void isLate(String order, Duration by) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ordering_orders SET expires_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(Instant.now().minus(by)));
            update.setLong(2, OrderId.fromString(order).value());
            update.executeUpdate();
        }
    }

    private String quotaOf(String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM customs_quota_entries WHERE order_id = ?")) {
            select.setString(1, order);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "none";
            }
        }
    }
}
