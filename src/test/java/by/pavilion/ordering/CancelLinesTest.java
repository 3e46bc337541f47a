package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.refunded;
import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.startPayment;
import static by.pavilion.ordering.TestPayments.started;
import static by.pavilion.ordering.TestPayments.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of which a part is not wanted any more, with a payment firm that the test plays. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class CancelLinesTest {
    @Inject
    EventLog log;

    @Inject
    Stock stock;

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
    void anUnpaidOrderGetsSmallerAndCostsWhatItsRestCosts() throws SQLException {
        Sku chocolate = shop.chocolate("26.00", 10);
        Sku truffles = shop.chocolate("40.00", 10);
        String order = placed(chocolate, 3, truffles, 2);
        String alone = placed(chocolate, 2);
        String costs = get(alone).extract().path("totals.payable.amount");
        String key = UUID.randomUUID().toString();
        String body = """
                {"reason":"changed-mind","lines":[{"sku":"%s","quantity":1},{"sku":"%s","quantity":2}]}""".formatted(chocolate, truffles);

        for (int attempt = 0; attempt < 2; attempt++) {
            cancel(order, key, body)
                    .statusCode(202)
                    .body("status", equalTo("DONE"))
                    .body("orderStatus", equalTo("PLACED"))
                    .body("lines.sku", equalTo(List.of(chocolate.toString(), truffles.toString())))
                    .body("lines.quantity", equalTo(List.of(1, 2)));
        }

        get(order)
                .body("version", equalTo(3))
                .body("lines.quantity", equalTo(List.of(2)))
                .body("lines.sku", equalTo(List.of(chocolate.toString())))
                .body("cancelledLines.sku", equalTo(List.of(chocolate.toString(), truffles.toString())))
                .body("cancelledLines.quantity", equalTo(List.of(1, 2)))
                .body("cancelledLines.reason", equalTo(List.of("changed-mind", "changed-mind")))
                .body("cancelledLines.cancelledBy", equalTo(List.of("STOREFRONT", "STOREFRONT")))
                .body("totals.payable.amount", equalTo(costs))
                .body("totals.goods.amount", equalTo("52.00"));
        get(alone).body("cancelledLines", nullValue());
        assertThat(pieces(chocolate)).isEqualTo("6 4");
        assertThat(pieces(truffles)).isEqualTo("10 0");
        assertThat(yearOf(order)).isEqualTo(yearOf(alone));
        assertThat(types(order)).containsExactly("placed", "lines-cancelled", "amended");
        assertThat(log.of(Topic.ORDERS, order, 2, 1)).singleElement().satisfies(event -> {
            JsonNode told = event.as(JsonNode.class);
            assertThat(event.sequence()).isEqualTo(3);
            assertThat(told.path("version").asLong()).isEqualTo(3);
            assertThat(told.at("/lines/0/quantity").asLong()).isEqualTo(2);
            assertThat(told.at("/totals/payable/amount").asText()).isEqualTo(costs);
            assertThat(told.at("/before/lines")).hasSize(2);
            assertThat(told.at("/before/lines/0/quantity").asLong()).isEqualTo(3);
            assertThat(told.at("/before/totals/goods/amount").asText()).isEqualTo("158.00");
            assertThat(told.path("changed"))
                    .extracting(JsonNode::asText)
                    .contains("/lines", "/lines/0/quantity", "/grossWeightGrams", "/totals/goods", "/totals/payable")
                    .doesNotContain("/lines/0/discount", "/totals/discount");
        });
        TestApi.storefront()
                .get("/api/v1/orders/{order}/timeline", order)
                .then()
                .body("items.step", equalTo(List.of("placed", "lines-cancelled")));
        settled(started(order), costs).statusCode(200);
        get(order).body("status", equalTo("PAID"));
    }

    @Test
    void namingAllOfItCancelsTheOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        String key = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            cancel(order, key, lines(sku, 2))
                    .statusCode(202)
                    .body("orderStatus", equalTo("CANCELLED"))
                    .body("lines", nullValue());
        }
        assertThat(pieces(sku)).isEqualTo("10 0");
        assertThat(types(order)).containsExactly("placed", "cancelled");
        cancel(order, key, lines(sku, 1)).statusCode(422);
        cancel(order, lines(sku, 1))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-lines-not-cancellable"))
                .body("orderStatus", equalTo("CANCELLED"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingChanges() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);

        cancel(order, """
                {"reason":"because","lines":[{"sku":"%s","quantity":3},{"sku":"NOT-OF-IT","quantity":1},{"quantity":1}]}""".formatted(sku))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reason", "/lines/0/quantity", "/lines/1/sku", "/lines/2")));
        cancel(order, lines(sku, 0)).statusCode(422);
        cancel(order, "{\"reason\":\"other\",\"lines\":[]}").statusCode(422);
        get(order).body("version", equalTo(1));
        assertThat(pieces(sku)).isEqualTo("8 2");
    }

    @Test
    void whatIsBeingPaidStaysAsItIs() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        started(order);

        cancel(order, lines(sku, 1)).statusCode(409).body("type", equalTo("urn:pavilion:problem:order-being-paid"));
        assertThat(pieces(sku)).isEqualTo("8 2");
    }

    @Test
    void aPaidOrderThatCustomsHasNotHeardOfIsDeclaredAsItsRestAndTheDifferenceGoesBack() throws SQLException {
        Sku chocolate = shop.chocolate("26.00", 10);
        Sku truffles = shop.chocolate("40.00", 10);
        String order = placed(chocolate, 2, truffles, 1);
        String alone = placed(chocolate, 2);
        Money rest = payable(alone);
        Money whole = payable(order);
        hold(order);
        settled(started(order), whole.amount().toPlainString()).statusCode(200);

        cancel(order, lines(truffles, 1))
                .statusCode(202)
                .body("status", equalTo("DONE"))
                .body("orderStatus", equalTo("PAID"));

        get(order)
                .body("totals.payable.amount", equalTo(rest.amount().toPlainString()))
                .body("paymentStatus", equalTo("PAID"));
        assertThat(declared(order)).isEqualTo("1 line, payable " + rest.minor() + ", 1 " + chocolate + " x 2");
        assertThat(pieces(truffles)).isEqualTo("10 0");
        assertThat(yearOf(order)).isEqualTo(yearOf(alone));
        String back = whole.minus(rest).amount().toPlainString();
        String refund = TestApi.storefront()
                .get("/api/v1/orders/{order}/refunds", order)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo("lines-cancelled"))
                .body("items[0].amount.amount", equalTo(back))
                .extract()
                .path("items[0].id");
        refunded(refund, back).statusCode(200);
        get(order).body("paymentStatus", equalTo("PAID"));
        assertThat(booked(order, chocolate)).isEqualTo(rest.minor());
        assertThat(booked(order, truffles)).isZero();
        assertThat(types(order))
                .containsExactly(
                        "placed",
                        "held",
                        "paid",
                        "accepted",
                        "lines-cancelled",
                        "amended",
                        "refund-requested",
                        "refunded");
        assertThat(log.of(Topic.ORDERS, order, 6, 2)).hasSize(2).allSatisfy(event -> {
            JsonNode lines = event.as(JsonNode.class).path("refundedLines");
            assertThat(lines).isNotEmpty();
            assertThat(sum(lines)).isEqualByComparingTo(back);
        });
    }

    @Test
    void linesAreWorthNoMoreThanWhatGoesBackForThem() {
        Sku chocolate = shop.chocolate("26.00", 10);
        Sku truffles = shop.chocolate("40.00", 10);
        String order = placed(chocolate, 2, truffles, 1);
        Money whole = payable(order);
        hold(order);
        settled(started(order), whole.amount().toPlainString()).statusCode(200);
        String goodwill = whole.minus(Money.of("5.00", Money.CNY)).amount().toPlainString();
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"},\"reason\":\"goodwill\"}"
                        .formatted(goodwill))
                .post("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(201);

        cancel(order, lines(truffles, 1)).statusCode(202);

        List<JsonNode> told = log.of(Topic.ORDERS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.order.refund-requested.v1"))
                .map(event -> event.as(JsonNode.class))
                .toList();
        assertThat(told)
                .extracting(event -> event.at("/amount/amount").asText())
                .containsExactly(goodwill, "5.00");
        assertThat(sum(told.get(1).path("refundedLines"))).isEqualByComparingTo("5.00");
    }

    private static BigDecimal sum(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .flatMap(line -> Stream.of("goods", "freight", "tax")
                        .map(part ->
                                new BigDecimal(line.path(part).path("amount").asText())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatCustomsHasHeardOfGoesAsItIs() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        settled(started(order), "65.46").statusCode(200);
        awaitWritten(order);

        cancel(order, lines(sku, 1))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-lines-not-cancellable"))
                .body("orderStatus", equalTo("PAID"));
        get(order).body("totals.payable.amount", equalTo("65.46"));
        assertThat(pieces(sku)).isEqualTo("8 2");
    }

    @Test
    void ofTwoWhoWantTheSamePieceOneGetsIt() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        String order = placed(sku, 4);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < 12; call++) {
            calls.add(
                    callers.submit(() -> cancel(order, lines(sku, 1)).extract().statusCode()));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> call : calls) {
            answers.add(call.get(60, TimeUnit.SECONDS));
        }
        callers.shutdown();

        assertThat(answers).containsOnly(202, 409);
        assertThat(answers.stream().filter(answer -> answer == 202)).hasSize(4);
        get(order).body("status", equalTo("CANCELLED"));
        assertThat(pieces(sku)).isEqualTo("100 0");
        assertThat(log.of(Topic.ORDERS, order, 0, 100).stream().map(event -> event.sequence()))
                .as("placed, thrice fewer pieces and other figures, cancelled")
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void isPaidAsItIsOrAsItsRestHoweverCloseTheMoneyComes() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 8; round++) {
            String order = placed(sku, 2);
            Future<Integer> cancelled =
                    callers.submit(() -> cancel(order, lines(sku, 1)).extract().statusCode());
            Future<ValidatableResponse> started =
                    callers.submit(() -> startPayment(order, UUID.randomUUID().toString()));

            assertThat(cancelled.get(60, TimeUnit.SECONDS)).isIn(202, 409);
            ValidatableResponse payment = started.get(60, TimeUnit.SECONDS).statusCode(201);
            String amount = payable(order).amount().toPlainString();
            payment.body("amount.amount", equalTo(amount));
            get(order).body("lines[0].quantity", equalTo(cancelled.get() == 202 ? 1 : 2));
            settled(payment.extract().path("id"), amount).statusCode(200);
            get(order).body("status", equalTo("PAID"));
        }
        callers.shutdown();
    }

    @Test
    void holdingAndTakingOutDoNotDisturbEachOther() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 6; round++) {
            String order = placed(sku, 2);
            Future<String> held = callers.submit(() -> hold(order));
            Future<Integer> cancelled =
                    callers.submit(() -> cancel(order, lines(sku, 1)).extract().statusCode());

            assertThat(held.get(60, TimeUnit.SECONDS)).startsWith("hld_");
            assertThat(cancelled.get(60, TimeUnit.SECONDS)).isEqualTo(202);
            assertThat(types(order)).containsExactlyInAnyOrder("placed", "held", "lines-cancelled", "amended");
            get(order).body("version", equalTo(4)).body("lines[0].quantity", equalTo(1));
        }
        callers.shutdown();
    }

    @Test
    void moneyOfAnAmountThatTheOrderDoesNotCostAnyMoreGoesBack() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = placed(sku, 2);
        String payment = started(order);
        told("{\"eventId\":\"e\",\"outTradeNo\":\"" + payment + "\",\"status\":\"FAILED\",\"reason\":\"no money\"}")
                .statusCode(200);
        cancel(order, lines(sku, 1)).statusCode(202);

        settled(payment, "65.46").statusCode(200);

        get(order).body("status", equalTo("PLACED"));
        TestApi.storefront()
                .get("/api/v1/orders/{order}/refunds", order)
                .then()
                .body("items.reason", equalTo(List.of("not-awaited")))
                .body("items[0].amount.amount", equalTo("65.46"));
        String rest = payable(order).amount().toPlainString();
        settled(started(order), rest).statusCode(200);
        get(order).body("status", equalTo("PAID"));
    }

    private static String lines(Sku sku, int quantity) {
        return "{\"reason\":\"changed-mind\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}".formatted(sku, quantity);
    }

    private static ValidatableResponse cancel(String order, String body) {
        return cancel(order, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse cancel(String order, String key, String body) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders/{order}/cancellations", order)
                .then();
    }

    private static String hold(String order) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"refund-open\"}")
                .post("/api/v1/orders/{order}/holds", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String placed(Sku sku, long quantity) {
        return TestApi.place(body(TestApi.body(sku, quantity)))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String placed(Sku sku, long quantity, Sku other, long more) {
        String both = "\"lines\":[{\"sku\":\"%s\",\"quantity\":%d},{\"sku\":\"%s\",\"quantity\":%d}]"
                .formatted(sku, quantity, other, more);
        String one = "\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]".formatted(sku, quantity);
        return TestApi.place(body(TestApi.body(sku, quantity)).replace(one, both))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A buyer of its own each, so that years do not meet. */
    private static String body(String body) {
        return body.replace("11010519491231002X", TestApi.identityNumber());
    }

    private static ValidatableResponse get(String order) {
        return TestApi.storefront().get("/api/v1/orders/{order}", order).then().statusCode(200);
    }

    private static Money payable(String order) {
        return Money.of(get(order).extract().path("totals.payable.amount"), Money.CNY);
    }

    private String pieces(Sku sku) {
        List<StockBalance> balances = stock.of(sku).balances();
        return balances.stream().mapToLong(StockBalance::available).sum() + " "
                + balances.stream().mapToLong(StockBalance::reserved).sum();
    }

    private List<String> types(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .map(event -> event.type().replace("by.pavilion.order.", "").replace(".v1", ""))
                .toList();
    }

    private void awaitWritten(String order) {
        await().until(() -> !text(
                        "SELECT q.state FROM customs_documents q JOIN customs_declarations d"
                                + " ON d.id = q.declaration_id WHERE q.document = '311' AND d.order_id = ?",
                        order)
                .equals("NEW"));
    }

    private String yearOf(String order) throws SQLException {
        return text("SELECT CONCAT(state, ' ', amount_minor) FROM customs_quota_entries WHERE order_id = ?", order);
    }

    private String declared(String order) throws SQLException {
        return text("""
                SELECT CONCAT(COUNT(*), ' line, payable ', d.payable_minor, ', ',
                  GROUP_CONCAT(CONCAT(l.number, ' ', l.sku, ' x ', ROUND(l.quantity))))
                FROM customs_declarations d JOIN customs_declaration_lines l ON l.declaration_id = d.id
                WHERE d.order_id = ? GROUP BY d.payable_minor""", order);
    }

    private String text(String select, String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, order);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "none";
            }
        }
    }

    /** What is left of the goods' sale for their merchant, with freight and tax. */
    private long booked(String order, Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT SUM(goods_minor - discount_minor + freight_minor + tax_minor)
                        FROM ordering_sales_entries WHERE order_id = ? AND sku = ?""")) {
            statement.setLong(1, OrderId.fromString(order).value());
            statement.setString(2, sku.toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
