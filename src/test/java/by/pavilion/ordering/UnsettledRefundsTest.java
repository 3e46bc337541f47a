package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.refunded;
import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.startPayment;
import static by.pavilion.ordering.TestPayments.started;
import static by.pavilion.ordering.TestPayments.told;
import static by.pavilion.ordering.TestPayments.toldOfRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that does not go back as it should. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class UnsettledRefundsTest {
    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Inject
    SettleRefunds settleRefunds;

    @Inject
    Refunds refunds;

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
    void oneThatIsDoneAfterItWasCalledFailedCounts() throws SQLException {
        String order = paid();
        String refund = refund(order, "65.46");
        fail(refund);
        cases().body("items.find { it.subject == '%s' }.kind".formatted(refund), equalTo("REFUND_UNSETTLED"));
        get(order).body("paymentStatus", equalTo("PAID"));

        refunded(refund, "65.46").statusCode(200);
        refunded(refund, "65.46").statusCode(200);

        get(order).body("paymentStatus", equalTo("REFUNDED"));
        list(order).body("items[0].status", equalTo("SUCCEEDED"));
        cases().body("items.subject", not(hasItem(refund)));
        assertThat(booked(order)).isZero();
    }

    @Test
    void noMoreCountsAsGivenBackThanHasComeAndTheLateOneIsACase() throws SQLException {
        String order = paid();
        String first = refund(order, "65.46");
        fail(first);
        String second = retry(order, first).statusCode(201).extract().path("id");
        retry(order, first)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:refund-not-retriable"))
                .body("refundStatus", equalTo("FAILED"));
        retry(order, second).statusCode(409);
        cases().body("items.subject", not(hasItem(first)));

        refunded(first, "65.46").statusCode(200);
        list(order).body("items[0].status", equalTo("FAILED"));
        get(order).body("paymentStatus", equalTo("REFUND_PENDING"));
        String text = cases().text("items.find { it.subject == '%s' }.next.reason.text".formatted(first));
        assertThat(text).contains("65.46 CNY");

        fail(second);
        list(order).body("items[0].status", equalTo("SUCCEEDED")).body("items[1].status", equalTo("FAILED"));
        get(order).body("paymentStatus", equalTo("REFUNDED"));
        cases().body("items.subject", not(hasItem(first))).body("items.subject", not(hasItem(second)));
        assertThat(booked(order)).isZero();
    }

    @Test
    void aCaseThatWasSettledOutsideIsDismissedOnceAndTheRefundStays() throws SQLException {
        String order = paid();
        String first = refund(order, "65.46");
        dismiss(order, first, "not yet")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:refund-not-dismissible"))
                .body("refundStatus", not(equalTo("FAILED")));
        fail(first);
        retry(order, first).statusCode(201);
        refunded(first, "65.46").statusCode(200);
        cases().body("items.subject", hasItem(first));

        dismiss(order, first, " ").statusCode(422);
        cases().body("items.subject", hasItem(first));
        dismiss(order, first, "The buyer has sent it back.").statusCode(200).body("status", equalTo("FAILED"));

        cases().body("items.subject", not(hasItem(first)));
        dismiss(order, first, "The buyer has sent it back.").statusCode(409);
    }

    private static ValidatableResponse dismiss(String order, String refund, String note) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("note", note))
                .post("/api/v1/orders/{order}/refunds/{refund}/dismissals", order, refund)
                .then();
    }

    @Test
    void oneThatCannotReachItsPayerStaysOpenAndIsACase() {
        String order = paid();
        String refund = refund(order, "65.46");

        QuarkusTransaction.requiringNew()
                .run(() -> settleRefunds.stuck(
                        refunds.find(RefundId.fromString(refund)).orElseThrow(), Optional.empty(), "ABNORMAL"));

        list(order).body("items[0].status", equalTo("ACCEPTED")).body("items[0].failure", equalTo("ABNORMAL"));
        get(order).body("paymentStatus", equalTo("REFUND_PENDING"));
        retry(order, refund).statusCode(409);
        cases().body("items.subject", hasItem(refund));
        refunded(refund, "65.46").statusCode(200);
        get(order).body("paymentStatus", equalTo("REFUNDED"));
        cases().body("items.subject", not(hasItem(refund)));
    }

    @Test
    void aFirmThatHasAcceptedIsAskedAgainAndOneWithoutWordForLongIsACase() throws SQLException {
        String order = paid();
        String refund = refund(order, "10.00");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> list(order).body("items[0].status", equalTo("ACCEPTED")));
        set(refund, "requested_at", Instant.now().minus(Duration.ofDays(4)));
        cases().body("items.subject", hasItem(refund));

        OwnFirm.behave(request -> request.path().endsWith("/refunds")
                ? new OwnFirm.Answer(
                        200,
                        "{\"refundId\":\"back-" + request.field("outRefundNo")
                                + "\",\"status\":\"SUCCESS\",\"refundedAt\":\"2026-11-23T09:40:00Z\"}")
                : OwnFirm.accepts(request));
        set(refund, "next_try_at", Instant.now());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> list(order).body("items[0].status", equalTo("SUCCEEDED")));
        cases().body("items.subject", not(hasItem(refund)));
    }

    @Test
    void anEarlierPaymentsRefundLeavesTheOneUnderWayAlone() {
        String order = TestApi.place(TestApi.body(shop.chocolate("26.00", 10), 2)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
        String first = started(order);
        told("{\"eventId\":\"e\",\"outTradeNo\":\"" + first + "\",\"status\":\"FAILED\",\"reason\":\"late\"}")
                .statusCode(200);
        String sku = get(order).extract().path("lines[0].sku");
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202);
        String second = started(order);

        settled(first, "65.46").statusCode(200);
        get(order).body("paymentStatus", equalTo("PENDING"));
        String refund = list(order).body("items.size()", equalTo(1)).extract().path("items[0].id");
        refunded(refund, "65.46").statusCode(200);
        get(order).body("paymentStatus", equalTo("PENDING"));
        startPayment(order, UUID.randomUUID().toString()).statusCode(409);
        settled(second, get(order).extract().path("totals.payable.amount")).statusCode(200);
        get(order).body("status", equalTo("PAID")).body("paymentStatus", equalTo("PAID"));
    }

    private String paid() {
        String order = TestApi.place(TestApi.body(shop.chocolate("26.00", 10), 2)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
        settled(started(order), "65.46").statusCode(200);
        return order;
    }

    private static String refund(String order, String amount) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"amount":{"amount":"%s","currency":"CNY"},"reason":"goodwill"}""".formatted(amount))
                .post("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse retry(String order, String refund) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/orders/{order}/refunds/{refund}/retries", order, refund)
                .then();
    }

    private static void fail(String refund) {
        toldOfRefund("""
                {"eventId":"%s","outRefundNo":"%s","status":"FAILED","reason":"account closed"}""".formatted(UUID.randomUUID(), refund)).statusCode(200);
    }

    private static ValidatableResponse list(String order) {
        return TestApi.storefront()
                .get("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(String order) {
        return TestApi.storefront().get("/api/v1/orders/{order}", order).then().statusCode(200);
    }

    private static WholeList cases() {
        return WholeList.of("/api/v1/cases?kind=REFUND_UNSETTLED");
    }

    private void set(String refund, String column, Instant time) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ordering_refunds SET " + column + " = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(time));
            update.setLong(2, RefundId.fromString(refund).value());
            update.executeUpdate();
        }
    }

    /** What is left of the order's sales. */
    private long booked(String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT SUM(goods_minor - discount_minor + freight_minor + tax_minor)"
                                + " FROM ordering_sales_entries WHERE order_id = ?")) {
            select.setLong(1, OrderId.fromString(order).value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
