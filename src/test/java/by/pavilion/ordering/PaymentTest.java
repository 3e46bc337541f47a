package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.NOTIFICATIONS;
import static by.pavilion.ordering.TestPayments.send;
import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.startPayment;
import static by.pavilion.ordering.TestPayments.started;
import static by.pavilion.ordering.TestPayments.success;
import static by.pavilion.ordering.TestPayments.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DeclarationCancelAccepted;
import by.pavilion.customs.DeclarationCancelSubmitted;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationReleased;
import by.pavilion.customs.DeclarationReturnAccepted;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclarationSubmitted;
import by.pavilion.customs.PaymentOriginals;
import by.pavilion.customs.ReturnedGoods;
import by.pavilion.events.Event;
import by.pavilion.events.EventJson;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.events.TopicReader;
import by.pavilion.identity.AccessTokens;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.OrderChannel;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelLine;
import by.pavilion.logistics.ShipmentDelivered;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentLegDeparted;
import by.pavilion.logistics.ShipmentStatus;
import by.pavilion.logistics.ShippedParcel;
import by.pavilion.shared.Money;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The money of an order and its way afterwards, with firms that the test plays. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class PaymentTest {
    /** What was released then may still be asked back, so nobody completes it meanwhile. */
    private final Instant lately = Instant.now().minus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    EventLog log;

    @Inject
    Stock stock;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Inject
    AccessTokens accessTokens;

    @Inject
    CompleteOrders completeOrders;

    @Inject
    CompletionStore completions;

    @Inject
    PaymentOriginals originals;

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
    void aSignedNotificationPaysTheOrderAndStartsIt() throws SQLException {
        String order = newOrder();
        String payment = startPayment(order, UUID.randomUUID().toString())
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("amount.amount", equalTo("65.46"))
                .extract()
                .path("id");
        OwnFirm.Request asked = await().until(() -> OwnFirm.paymentsAskedFor(payment), asks -> !asks.isEmpty())
                .get(0);
        assertThat(asked.isSigned()).isTrue();
        assertThat(asked.body())
                .contains("\"orderNo\":\"" + order + "\"", "\"amount\":\"65.46\"", "\"currency\":\"CNY\"")
                .contains("\"idNumber\":\"11010519491231002X\"");
        assertThat(asked.field("notifyUrl")).endsWith(NOTIFICATIONS);

        settled(payment, "65.46").statusCode(200).body("code", equalTo("SUCCESS"));

        get(order)
                .body("status", equalTo("PAID"))
                .body("paymentStatus", equalTo("PAID"))
                .body("customsStatus", equalTo("DECLARING"))
                .body("version", equalTo(3));
        assertThat(types(order))
                .containsExactly(
                        "by.pavilion.order.placed.v1", "by.pavilion.order.paid.v1", "by.pavilion.order.accepted.v1");
        TestApi.storefront()
                .get("/api/v1/orders/{order}/payments/{payment}", order, payment)
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("providerTransactionId", equalTo("tx-" + payment));
        // the firm has been asked, and its answer may be noted after its notification
        await().untilAsserted(() ->
                assertThat(keptMessages(payment)).containsExactlyInAnyOrder("REQUEST", "ANSWER", "NOTIFICATION"));
    }

    @Test
    void anAcceptedOrderNamesThePayerAsCheckedOnlyWhenTheFirmHasSaidSo() {
        assertThat(checksOf("")).containsExactly("identity-number", "order-limit", "compliance", "year-limit");
        assertThat(checksOf(",\"identityCheckResult\":\"CHECK_NOT_PASSED\"")).doesNotContain("payer");
        assertThat(checksOf(",\"identityCheckResult\":\"CHECK_PASSED\""))
                .containsExactly("identity-number", "order-limit", "compliance", "year-limit", "payer");
    }

    private record Checked(List<String> checks) {}

    /** @param more of the notification that the order is paid */
    private List<String> checksOf(String more) {
        String order = newOrder();
        String payment = started(order);
        String paid = success(payment, "65.46", "CNY", "tx-" + payment);
        told(paid.substring(0, paid.length() - 1) + more + "}").statusCode(200);
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.order.accepted.v1"))
                .flatMap(event -> event.as(Checked.class).checks().stream())
                .toList();
    }

    @Test
    void aNotificationThatComesAgainChangesNothing() {
        String order = newOrder();
        String payment = started(order);
        settled(payment, "65.46").statusCode(200);

        settled(payment, "65.46").statusCode(200).body("code", equalTo("SUCCESS"));

        get(order).body("version", equalTo(3));
        assertThat(types(order)).hasSize(3);
    }

    @Test
    void aSignedNotificationThatNobodyCanUseIsRefusedAndChangesNothing() {
        String order = newOrder();
        String payment = started(order);
        String good = success(payment, "65.46", "CNY", "tx");

        for (String body : List.of(
                "null",
                "[]",
                success(payment, "65.46", "CNY", "t".repeat(61)),
                success(payment, "65.46", "CNY", "交易"),
                good.replaceFirst("\"paidAt\":\"[^\"]*\"", "\"paidAt\":\"+99999-12-31T00:00:00Z\""),
                good.replaceFirst("\"paidAt\":\"[^\"]*\"", "\"paidAt\":\"-0001-01-01T00:00:00Z\""))) {
            told(body).statusCode(422).body("type", equalTo("urn:pavilion:problem:unreadable-notification"));
        }

        get(order).body("version", equalTo(1)).body("paymentStatus", equalTo("PENDING"));
    }

    @Test
    void aFirmThatNotifiesFromAllSidesPaysOnce() throws Exception {
        String order = newOrder();
        String payment = started(order);
        ExecutorService firm = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> notifications = new ArrayList<>();
        for (int copy = 0; copy < 8; copy++) {
            notifications.add(() -> settled(payment, "65.46").extract().statusCode());
        }

        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : firm.invokeAll(notifications, 60, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        firm.shutdown();

        assertThat(answers).containsOnly(200);
        assertThat(types(order)).hasSize(3);
    }

    @Test
    void nothingIsPaidByAWrongAmountCurrencyOrTransaction() {
        String order = newOrder();
        String payment = started(order);
        awaitAnswered(order, payment); // before that any transaction might be the payment's

        settled(payment, "65.45").statusCode(422).body("errors.pointer", hasItem("/amount"));
        told(success(payment, "65.46", "USD", "tx-" + payment))
                .statusCode(422)
                .body("errors.pointer", hasItem("/currency"));
        told(success(payment, "65.46", "CNY", "another"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/transactionId"));
        told(success("pay_0000000000001", "65.46", "CNY", "tx")).statusCode(422);

        get(order).body("status", equalTo("PLACED")).body("paymentStatus", equalTo("PENDING"));
        assertThat(types(order)).hasSize(1);
    }

    @Test
    void nothingIsPaidByAMessageThatTheFirmDidNotSignNow() {
        String order = newOrder();
        String payment = started(order);
        String body = success(payment, "65.46", "CNY", "tx-" + payment);
        long now = Instant.now().getEpochSecond();

        send(body, now, "0".repeat(64)).statusCode(401);
        send(body, now - 301, OwnFirm.sign("POST", NOTIFICATIONS, "" + (now - 301), "n", body))
                .statusCode(401);
        send(body.replace("65.46", "65.47"), now, OwnFirm.sign("POST", NOTIFICATIONS, "" + now, "n", body))
                .statusCode(401);
        given().contentType("application/json")
                .body(body)
                .post(NOTIFICATIONS)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/payments/nobody/notifications")
                .then()
                .statusCode(404);

        get(order).body("status", equalTo("PLACED"));
    }

    @Test
    void aPaymentThatFailsLetsAnotherOneStart() {
        String order = newOrder();
        String first = started(order);
        startPayment(order, UUID.randomUUID().toString()).statusCode(409);

        told("{\"eventId\":\"e\",\"outTradeNo\":\"" + first + "\",\"status\":\"FAILED\",\"reason\":\"no money\"}")
                .statusCode(200);

        get(order).body("paymentStatus", equalTo("UNPAID")).body("status", equalTo("PLACED"));
        assertThat(types(order)).endsWith("by.pavilion.order.payment-failed.v1");
        String second = started(order);
        settled(second, "65.46").statusCode(200);
        get(order).body("status", equalTo("PAID"));
    }

    @Test
    void aFirmThatRefusesMakesThePaymentFail() {
        String order = newOrder();
        OwnFirm.behave(request -> new OwnFirm.Answer(422, "{\"reason\":\"payer unknown\"}"));

        String payment = started(order);

        await().untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/orders/{order}/payments", order)
                .then()
                .body("items[0].id", equalTo(payment))
                .body("items[0].status", equalTo("FAILED"))
                .body("items[0].failure", equalTo("payer unknown")));
        get(order).body("paymentStatus", equalTo("UNPAID"));
    }

    @Test
    void aFirmThatIsAwayIsAskedAgain() {
        String order = newOrder();
        OwnFirm.behave(request -> new OwnFirm.Answer(503, "later"));
        String payment = started(order);
        await().until(() -> !OwnFirm.paymentsAskedFor(payment).isEmpty());

        OwnFirm.behave(OwnFirm::accepts);

        awaitAnswered(order, payment);
        assertThat(OwnFirm.paymentsAskedFor(payment)).hasSizeGreaterThanOrEqualTo(2);
        get(order).body("paymentStatus", equalTo("PENDING"));
    }

    /** The firm has said under which number it has the payment. */
    private static void awaitAnswered(String order, String payment) {
        await().untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/orders/{order}/payments/{payment}", order, payment)
                .then()
                .body("providerTransactionId", equalTo("tx-" + payment)));
    }

    @Test
    void aFirmThatHasToldButDidNotAnswerIsAskedOnceMoreAndNotForEver() throws SQLException {
        String order = newOrder();
        OwnFirm.behave(request -> {
            if (!request.body().contains(order)) {
                return OwnFirm.accepts(request);
            }
            if (OwnFirm.paymentsAskedFor(request.field("outTradeNo")).size() > 1) {
                return new OwnFirm.Answer(422, "{\"reason\":\"paid already\"}");
            }
            settled(request.field("outTradeNo"), "65.46").statusCode(200);
            return new OwnFirm.Answer(503, "the answer was lost");
        });
        String payment = started(order);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> OwnFirm.paymentsAskedFor(payment).size() > 1);

        String later = started(newOrder());

        await().until(() -> !OwnFirm.paymentsAskedFor(later).isEmpty()); // so the round of the first one is over
        assertThat(OwnFirm.paymentsAskedFor(payment)).hasSize(2);
        assertThat(isToBeAsked(payment)).isFalse();
        assertThat(keptMessages(payment)).containsExactlyInAnyOrder("NOTIFICATION", "REQUEST", "ANSWER");
        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
    }

    /** The firm has told between two questions. */
    @Test
    void theOriginalsOfAPaymentAreThereThoughItWasSettledBeforeItsQuestionWasAnswered() throws SQLException {
        String order = newOrder();
        AtomicBoolean answers = new AtomicBoolean();
        OwnFirm.behave(request -> answers.get() || !request.body().contains(order)
                ? OwnFirm.accepts(request)
                : new OwnFirm.Answer(503, "later"));
        String payment = started(order);
        await().until(() -> !OwnFirm.paymentsAskedFor(payment).isEmpty());
        String later = started(newOrder());
        await().until(() -> !OwnFirm.paymentsAskedFor(later).isEmpty()); // so the round of the first one is over

        settled(payment, "65.46").statusCode(200);
        assertThat(originals.find("sandbox", "tx-" + payment)).isEmpty();
        answers.set(true);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(originals.find("sandbox", "tx-" + payment))
                        .hasValueSatisfying(original -> {
                            assertThat(original.request()).contains(payment, order);
                            assertThat(original.response()).contains("\"status\":\"SUCCESS\"", payment);
                            assertThat(original.amount()).isEqualTo(Money.of("65.46", Money.CNY));
                        }));
        assertThat(keptMessages(payment)).containsExactlyInAnyOrder("NOTIFICATION", "REQUEST", "ANSWER");
        assertThat(isToBeAsked(payment)).isFalse();
        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void noFirmIsAskedForTheMoneyOfAnOrderThatAnEarlierPaymentHasPaidAfterAll() {
        String order = newOrder();
        String first = started(order);
        told("{\"eventId\":\"e\",\"outTradeNo\":\"" + first + "\",\"status\":\"FAILED\",\"reason\":\"no money\"}")
                .statusCode(200);
        OwnFirm.behave(request -> new OwnFirm.Answer(503, "later"));
        String second = started(order);

        settled(first, "65.46").statusCode(200);

        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/orders/{order}/payments/{payment}", order, second)
                .then()
                .body("status", equalTo("FAILED")));
        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void theSameKeyStartsTheSamePayment() {
        String order = newOrder();
        String key = UUID.randomUUID().toString();
        String first = startPayment(order, key).statusCode(201).extract().path("id");

        String again = startPayment(order, key).statusCode(201).extract().path("id");

        assertThat(again).isEqualTo(first);
        startPayment(newOrder(), key)
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
        startPayment(order, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-payable"));
    }

    @Test
    void aFirmThatWeDoNotKnowIsRefused() {
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"provider\":\"nobody\"}")
                .post("/api/v1/orders/{order}/payments", newOrder())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/provider"));
    }

    @Test
    void walksToTheDoorAfterWhatCustomsAndTheCarrierTell() {
        DeclarationId declaration = new DeclarationId(77);
        Instant at = lately;
        String order;
        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            order = newOrder();
            settled(started(order), "65.46").statusCode(200);
            delivered(order, declaration, at);

            var messages = reader.awaitAtLeast(order, 7);

            assertThat(messages.stream()
                            .map(message ->
                                    text(message.headers().lastHeader("ce_type").value())))
                    .containsExactly(
                            "by.pavilion.order.placed.v1",
                            "by.pavilion.order.paid.v1",
                            "by.pavilion.order.accepted.v1",
                            "by.pavilion.order.declared.v1",
                            "by.pavilion.order.released.v1",
                            "by.pavilion.order.shipped.v1",
                            "by.pavilion.order.delivered.v1");
            assertThat(messages.stream()
                            .map(message -> text(
                                    message.headers().lastHeader("ce_sequence").value())))
                    .containsExactly(
                            "0000000001",
                            "0000000002",
                            "0000000003",
                            "0000000004",
                            "0000000005",
                            "0000000006",
                            "0000000007");
        }
        get(order)
                .body("status", equalTo("DELIVERED"))
                .body("customsStatus", equalTo("RELEASED"))
                .body("fulfilmentStatus", equalTo("DELIVERED"))
                .body("version", equalTo(7));
        given().header("Authorization", "Bearer " + accessTokens.issue(order))
                .header("Accept-Language", "ru")
                .get("/api/v1/orders/{order}/timeline", order)
                .then()
                .statusCode(200)
                .body(
                        "items.step",
                        equalTo(List.of("placed", "paid", "accepted", "declared", "released", "shipped", "delivered")))
                .body(
                        "items.actor",
                        equalTo(List.of(
                                "STOREFRONT", "PAYMENT_FIRM", "PAVILION", "CUSTOMS", "CUSTOMS", "CARRIER", "CARRIER")))
                .body("items[6].text", equalTo("Посылка доставлена."))
                .body("items[6].at", equalTo(at.plusSeconds(4).toString()));
    }

    @Test
    void isCompleteWhenNothingComesBackAndItsTimeForReturnsIsOver() throws SQLException {
        Instant longAgo = Instant.now().minus(Duration.ofDays(31));
        String order = newOrder();
        settled(started(order), "65.46").statusCode(200);
        returnIs("REQUESTED", order);
        delivered(order, new DeclarationId(81), longAgo);
        String inTime = newOrder();
        settled(started(inTime), "65.46").statusCode(200);
        delivered(inTime, new DeclarationId(82), longAgo.plus(Duration.ofDays(2)));
        for (String one : List.of(order, inTime)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(one).body("status", equalTo("DELIVERED")));
        }

        completeOrders.doSome();
        get(order).body("status", equalTo("DELIVERED"));

        returnIs("REJECTED", order);
        completions.plan(Map.of(OrderId.fromString(order), longAgo, OrderId.fromString(inTime), longAgo));
        completeOrders.doSome();
        // the work of the background may be at it just then
        await().untilAsserted(() -> get(order).body("status", equalTo("COMPLETED")));
        get(inTime).body("status", equalTo("DELIVERED"));
        TestApi.storefront()
                .get("/api/v1/orders/{order}/timeline", order)
                .then()
                .body("items[7].step", equalTo("completed"))
                .body("items[7].actor", equalTo("PAVILION"));
        await().untilAsserted(() -> assertThat(types(order)).hasSize(8).endsWith("by.pavilion.order.completed.v1"));
        assertThat(completions.due(Instant.now(), 1000)).doesNotContain(OrderId.fromString(order));
    }

    private void returnIs(String state, String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        REPLACE INTO ordering_returns (id, order_id, state, reason, requested_by, requested_at,
                          declare_until, currency) VALUES (?, ?, ?, 'other', 'BUYER', NOW(), NOW(), 'CNY')""")) {
            insert.setLong(1, OrderId.fromString(order).value());
            insert.setLong(2, OrderId.fromString(order).value());
            insert.setString(3, state);
            insert.executeUpdate();
        }
    }

    /** Customs and the carrier tell, each on its topic, the carrier first. */
    private static void delivered(String order, DeclarationId declaration, Instant at) {
        ShipmentId shipment = new ShipmentId(OrderId.fromString(order).value());
        OrderChannel channel = new OrderChannel(Origin.STOREFRONT, null, null);
        List<ShippedParcel> parcels = List.of(new ShippedParcel(
                new ParcelId(1),
                "SB1",
                "test",
                "Test carrier",
                "4601980001",
                List.of(new ParcelLine("oln_0000000000001", "T-1", 2))));
        tell(
                new ShipmentLegDeparted(
                        shipment,
                        List.of(order),
                        channel,
                        "1210",
                        ShipmentKind.ORDER_OUTBOUND,
                        ShipmentStatus.OUT_FOR_DELIVERY,
                        parcels,
                        null,
                        null,
                        true,
                        null,
                        new Location("Shanghai", "CN"),
                        at.plusSeconds(3)),
                1);
        tell(
                new ShipmentDelivered(
                        shipment,
                        List.of(order),
                        channel,
                        "1210",
                        ShipmentKind.ORDER_OUTBOUND,
                        ShipmentStatus.DELIVERED,
                        parcels,
                        null,
                        null,
                        true,
                        at.plusSeconds(4)),
                2);
        tell(
                new DeclarationSubmitted(
                        order, declaration, DeclarationState.SUBMITTED, CustomsMode.BONDED, at.plusSeconds(1)),
                1);
        tell(
                new DeclarationReleased(
                        order, declaration, DeclarationState.RELEASED, Optional.empty(), at.plusSeconds(2)),
                2);
    }

    private record Restocked(String reason, boolean restocked) {}

    @Test
    void keepsTheGoodsOfACancelledOrderReservedWhenItsParcelHasLeft() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = TestApi.place(TestApi.body(sku, 2)).extract().path("id");
        settled(started(order), "65.46").statusCode(200);
        Instant at = lately;
        ShipmentId shipment = new ShipmentId(OrderId.fromString(order).value());
        tell(
                new ShipmentLegDeparted(
                        shipment,
                        List.of(order),
                        new OrderChannel(Origin.STOREFRONT, null, null),
                        "9610",
                        ShipmentKind.ORDER_OUTBOUND,
                        ShipmentStatus.IN_TRANSIT,
                        List.of(new ShippedParcel(
                                new ParcelId(1),
                                "SB1",
                                "test",
                                "Test carrier",
                                "4601980001",
                                List.of(new ParcelLine("oln_0000000000001", "T-1", 2)))),
                        null,
                        null,
                        false,
                        null,
                        new Location("Minsk", "BY"),
                        at),
                1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(order).extract().path("fulfilmentStatus"), "IN_TRANSIT"::equals);

        tell(
                new DeclarationCancelAccepted(
                        order, new DeclarationId(79), DeclarationState.CANCELLED, at.plusSeconds(2)),
                1);

        await().atMost(Duration.ofSeconds(60)).until(() -> get(order).extract().path("status"), "CANCELLED"::equals);
        assertThat(stock.of(sku).balances().stream()
                        .mapToLong(StockBalance::reserved)
                        .sum())
                .isEqualTo(2);
        assertThat(log.of(Topic.ORDERS, order, 0, 100).stream()
                        .filter(event -> event.type().equals("by.pavilion.order.cancelled.v1"))
                        .map(event -> event.as(Restocked.class)))
                .containsExactly(new Restocked("declaration-cancelled", false));
        strandedCases().body("items.subject", hasItem(order));

        decide(order, "EATEN").statusCode(422).body("errors[0].pointer", equalTo("/outcome"));
        decide(order, "RESTOCKED").statusCode(200).body("outcome", equalTo("RESTOCKED"));
        decide(order, "RESTOCKED").statusCode(200);
        decide(order, "WRITTEN_OFF")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:stranded-goods-decided"));

        assertThat(stock.of(sku).balances().stream()
                        .mapToLong(StockBalance::reserved)
                        .sum())
                .isZero();
        assertThat(stock.of(sku).balances().stream()
                        .mapToLong(StockBalance::available)
                        .sum())
                .isEqualTo(10);
        strandedCases().body("items.subject", not(hasItem(order)));
    }

    private static WholeList strandedCases() {
        return WholeList.of("/api/v1/cases?kind=GOODS_STRANDED");
    }

    private static ValidatableResponse decide(String order, String outcome) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("outcome", outcome))
                .post("/api/v1/orders/{order}/stranded-goods/decisions", order)
                .then();
    }

    @Test
    void isCancelledWhenCustomsHasCancelledIt() {
        DeclarationId declaration = new DeclarationId(78);
        Instant at = lately;
        String order;
        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            order = newOrder();
            settled(started(order), "65.46").statusCode(200);
            tell(new DeclarationSubmitted(order, declaration, DeclarationState.SUBMITTED, CustomsMode.BONDED, at), 1);
            tell(new DeclarationCancelSubmitted(order, declaration, DeclarationState.CANCELLING, at.plusSeconds(1)), 2);
            tell(new DeclarationCancelAccepted(order, declaration, DeclarationState.CANCELLED, at.plusSeconds(2)), 3);

            assertThat(reader.awaitAtLeast(order, 6).stream()
                            .map(message ->
                                    text(message.headers().lastHeader("ce_type").value())))
                    .containsExactly(
                            "by.pavilion.order.placed.v1",
                            "by.pavilion.order.paid.v1",
                            "by.pavilion.order.accepted.v1",
                            "by.pavilion.order.declared.v1",
                            "by.pavilion.order.cancelled.v1",
                            "by.pavilion.order.refund-requested.v1");
        }
        get(order)
                .body("status", equalTo("CANCELLED"))
                .body("customsStatus", equalTo("CANCELLED"))
                .body("paymentStatus", equalTo("REFUND_PENDING"));
    }

    @Test
    void isReturnedWhenCustomsHasAcceptedTheReturnOfAllOfIt() {
        DeclarationId declaration = new DeclarationId(79);
        Instant at = lately;
        List<ReturnedGoods.Line> one = List.of(new ReturnedGoods.Line(1, "T-1", 1));
        String order;
        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            order = newOrder();
            settled(started(order), "65.46").statusCode(200);
            tell(
                    new DeclarationReleased(
                            order, declaration, DeclarationState.RELEASED, Optional.empty(), at.plusSeconds(1)),
                    1);
            tell(
                    new DeclarationReturnAccepted(
                            order, declaration, DeclarationState.RETURNED, 1, false, one, at.plusSeconds(2)),
                    2);
            tell(
                    new DeclarationReturnAccepted(
                            order, declaration, DeclarationState.RETURNED, 2, true, one, at.plusSeconds(3)),
                    3);

            assertThat(reader.awaitAtLeast(order, 6).stream()
                            .map(message ->
                                    text(message.headers().lastHeader("ce_type").value())))
                    .containsExactly(
                            "by.pavilion.order.placed.v1",
                            "by.pavilion.order.paid.v1",
                            "by.pavilion.order.accepted.v1",
                            "by.pavilion.order.declared.v1",
                            "by.pavilion.order.released.v1",
                            "by.pavilion.order.returned.v1");
        }
        get(order).body("status", equalTo("RETURNED")).body("customsStatus", equalTo("RETURNED"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Straight to the broker: customs and logistics, which number these events, are not to know that we said them. */
    private static void tell(Event event, long sequence) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> message =
                    new ProducerRecord<>(event.topic().topicName(), event.key(), EventJson.write(event));
            Map.of(
                            "ce_id", "evt_" + UUID.randomUUID(),
                            "ce_type", event.type(),
                            "ce_sequence", "%010d".formatted(sequence),
                            "ce_time", event.happenedAt().toString(),
                            "ce_correlationid", "test")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String newOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        return TestApi.place(TestApi.body(sku, 2)).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse get(String order) {
        return TestApi.storefront().get("/api/v1/orders/{order}", order).then().statusCode(200);
    }

    private List<String> types(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .map(ReceivedEvent::type)
                .toList();
    }

    private boolean isToBeAsked(String payment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT next_try_at IS NOT NULL FROM ordering_payments WHERE id = ?")) {
            select.setLong(1, PaymentId.fromString(payment).value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private List<String> keptMessages(String payment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT kind, sealed FROM ordering_payment_messages WHERE payment_id = ?")) {
            select.setLong(1, PaymentId.fromString(payment).value());
            try (ResultSet rows = select.executeQuery()) {
                List<String> kinds = new ArrayList<>();
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                    assertThat(new String(rows.getBytes(2), StandardCharsets.ISO_8859_1))
                            .doesNotContain("11010519491231002X", payment);
                }
                return kinds;
            }
        }
    }
}
