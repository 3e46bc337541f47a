package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.refunded;
import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements for merchants, with a payment firm that the test plays. Its firm pays on 23 November 2026. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class SettlementTest {
    @Inject
    TestShop shop;

    @Inject
    Clock clock;

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
    void aStatementAgreesWithThePaymentsToTheLastFenAndStaysAsItIs() throws SQLException {
        Sku sku = shop.chocolate("26.00", 100);
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        agree(TestShop.MERCHANT.toString(), "{\"rate\":0.05,\"validFrom\":\"%s\"}".formatted(today));
        agree(
                TestShop.MERCHANT.toString(),
                "{\"category\":\"chocolate\",\"rate\":0.08,\"validFrom\":\"%s\"}".formatted(today));
        // whatever other tests have sold before
        close("2026-11-24", "CNY", "1", UUID.randomUUID().toString()).statusCode(201);
        List<BigDecimal> others = open("2026-11-24");
        String kept = paid(sku);
        String partly = paid(sku);
        giveBack(partly, "10.00");
        String key = UUID.randomUUID().toString();

        assertThat(moreThan(others, open("2026-11-24"))).containsExactly("3", "130.92", "10.00", "7.68", "88.38");
        String move = "UPDATE ordering_sales_entries SET placed_on = placed_on %s INTERVAL 1 DAY WHERE order_id = ?";
        changeBooks(move.formatted("-"), kept);
        assertThat(moreThan(others, open("2026-11-24")))
                .as("ordered before anything was agreed")
                .containsExactly("3", "130.92", "10.00", "3.52", "92.54");
        changeBooks(move.formatted("+"), kept);

        String statement = close("2026-11-25", "BYN", "0.45", key)
                .statusCode(201)
                .body("entries", equalTo(3))
                .body("from", equalTo("2026-11-24"))
                .body("sales.goods.amount", equalTo("104.00"))
                .body("sales.freight.amount", equalTo("16.00"))
                .body("sales.tax.amount", equalTo("10.92"))
                .body("sales.total.amount", equalTo("130.92"))
                .body("refunds.goods.amount", equalTo("7.94"))
                .body("refunds.freight.amount", equalTo("1.22"))
                .body("refunds.tax.amount", equalTo("0.84"))
                .body("refunds.total.amount", equalTo("10.00"))
                .body("commission.amount", equalTo("7.68"))
                .body("payout.amount", equalTo("88.38"))
                .body("paidOut.amount", equalTo("39.77"))
                .body("paidOut.currency", equalTo("BYN"))
                .extract()
                .path("id");
        close("2026-11-25", "BYN", "0.45", key).statusCode(201).body("id", equalTo(statement));
        close("2026-11-25", "BYN", "0.45", UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:settlement-closed"))
                .body("until", equalTo("2026-11-25"));

        assertThat(open("2026-11-25")).isEqualTo(others);
        giveBack(partly, "55.46");
        TestCalls.asOperator()
                .get("/api/v1/settlements/{id}", statement)
                .then()
                .statusCode(200)
                .body("refunds.total.amount", equalTo("10.00"));
        assertThat(moreThan(others, open("2026-11-25")))
                .as("at the rate of the sale, which is in a statement")
                .containsExactly("1", "0.00", "55.46", "-3.52", "-40.54");
        close("2026-11-26", "CNY", "1", UUID.randomUUID().toString())
                .statusCode(201)
                .body("entries", equalTo(1))
                .body("sales.total.amount", equalTo("0.00"))
                .body("refunds.total.amount", equalTo("55.46"))
                .body("commission.amount", equalTo("-3.52"))
                .body("payout.amount", equalTo("-40.54"));

        entriesAreReadAsJsonAndAsAFile(statement, kept, partly);
        anotherMerchantSeesNothing(statement);
    }

    /** Entries, sales, refunds, commission and payout that are in no statement yet, those of other tests too. */
    private static List<BigDecimal> open(String from) {
        JsonPath open = TestApi.with(TestCalls.keyOf(TestShop.MERCHANT.toString()))
                .get("/api/v1/merchant/settlements/open")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("from", equalTo(from))
                .extract()
                .jsonPath();
        return Stream.of("entries", "sales.total.amount", "refunds.total.amount", "commission.amount", "payout.amount")
                .map(open::getString)
                .map(BigDecimal::new)
                .toList();
    }

    private static List<String> moreThan(List<BigDecimal> before, List<BigDecimal> after) {
        return IntStream.range(0, before.size())
                .mapToObj(place -> after.get(place).subtract(before.get(place)).toPlainString())
                .toList();
    }

    private static void entriesAreReadAsJsonAndAsAFile(String statement, String kept, String partly) {
        String own = TestCalls.keyOf(TestShop.MERCHANT.toString());
        TestApi.with(own)
                .get("/api/v1/merchant/settlements")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(statement));
        TestApi.with(own)
                .get("/api/v1/merchant/settlements/{id}", statement)
                .then()
                .statusCode(200)
                .body("payout.amount", equalTo("88.38"));
        TestApi.with(own)
                .get("/api/v1/merchant/settlements/{id}/entries?limit=100", statement)
                .then()
                .statusCode(200)
                .body("items.kind", contains("SALE", "SALE", "REFUND"))
                .body("items.orderId", contains(kept, partly, partly))
                .body("items.rate", contains("0.08", "0.08", "0.08"))
                .body("items.paid.amount", contains("65.46", "65.46", "-10.00"))
                .body("items.payout.amount", contains("47.84", "47.84", "-7.30"));
        List<String> file = TestApi.with(own)
                .get("/api/v1/merchant/settlements/{id}/file", statement)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(file).hasSize(4);
        assertThat(file.get(0)).startsWith("kind,orderId,lineId,sku,");
        assertThat(file.get(3))
                .startsWith("REFUND," + partly)
                .endsWith(",-7.94,0.00,-1.22,-0.84,-10.00,0.08,-0.64,-7.30,0.00");
    }

    private static void anotherMerchantSeesNothing(String statement) {
        for (String below : List.of("", "/entries", "/file")) {
            TestApi.with(TestCalls.keyOfAnotherMerchant())
                    .get("/api/v1/merchant/settlements/" + statement + below)
                    .then()
                    .statusCode(404);
        }
        TestApi.with(TestCalls.keyOfAnotherMerchant())
                .get("/api/v1/merchant/settlements")
                .then()
                .body("items.id", not(hasItem(statement)));
    }

    @Test
    void nothingIsClosedWhoseBooksDoNotAgreeWithThePayments() throws SQLException {
        String order = paid(shop.chocolate("26.00", 10));
        String tomorrow = CustomsCalendar.dayOf(clock.instant()).plusDays(1).toString();

        close(tomorrow, "CNY", "1", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
        close(tomorrow, "CNY", "2", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/until", "/rate"))
                .body("errors.reason", contains("period-not-over", "same-currency"));
        close("2026-11-01", "VND", "1000000", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/rate"))
                .body("errors.reason", contains("malformed"));
        for (String none : List.of("XAU", "XXX", "ABC", "byn")) {
            close("2026-11-01", none, "2", UUID.randomUUID().toString())
                    .statusCode(422)
                    .body("errors.pointer", contains("/paidOutCurrency"))
                    .body("errors.reason", contains("malformed"));
        }
        changeGoods(order, 1);
        try {
            close(today(), "CNY", "1", UUID.randomUUID().toString())
                    .statusCode(409)
                    .body("type", equalTo("urn:pavilion:problem:settlement-differs"))
                    .body("payments", equalTo(1));
        } finally {
            changeGoods(order, -1);
        }
    }

    @Test
    void nothingIsClosedWhilePaymentsOrRefundsOfThePeriodAreNotBooked() throws SQLException {
        String order = paid(shop.chocolate("26.00", 10));
        giveBack(order, "10.00");

        // behind the days that are closed by the other tests, whose firm pays earlier
        for (String kind : List.of("SALE", "REFUND")) {
            changeBooks("UPDATE ordering_payments SET paid_at = '2026-11-26 10:00:00' WHERE order_id = ?", order);
            changeBooks("UPDATE ordering_refunds SET settled_at = '2026-11-26 10:00:00' WHERE order_id = ?", order);
            String hide = "UPDATE ordering_sales_entries SET source_id = -source_id WHERE kind = '%s' AND order_id = ?"
                    .formatted(kind);
            changeBooks(hide, order);
            try {
                close(today(), "CNY", "1", UUID.randomUUID().toString())
                        .statusCode(409)
                        .body("type", equalTo("urn:pavilion:problem:settlement-differs"))
                        .body("payments", equalTo(1));
            } finally {
                changeBooks(hide, order);
            }
        }
    }

    @Test
    void aCommissionThatHasBegunStays() {
        String merchant = TestCalls.newMerchantId();
        TestCalls.asOperator()
                .contentType("application/json")
                .body("{\"name\":\"Maker\"}")
                .put("/api/v1/merchants/{id}", merchant)
                .then()
                .statusCode(201);
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        String body = "{\"rate\":0.1,\"validFrom\":\"%s\"}";
        String begun = agree(merchant, body.formatted(today));
        String later = agree(merchant, body.formatted(today.plusDays(1)));

        agreeing(merchant, body.formatted(today)).statusCode(409);
        agreeing(merchant, body.formatted(today.minusDays(1)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validFrom"));
        for (String rate : List.of("1.1", "-0.1", "0.1234567", "null")) {
            agreeing(merchant, "{\"rate\":%s,\"validFrom\":\"%s\"}".formatted(rate, today.plusDays(9)))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/rate"));
        }
        withdraw(merchant, begun).statusCode(409);
        withdraw(merchant, later).statusCode(204);
        withdraw(merchant, later).statusCode(404);
        TestCalls.asOperator()
                .get("/api/v1/merchants/{id}/commissions", merchant)
                .then()
                .body("items.id", contains(begun));
    }

    private static ValidatableResponse withdraw(String merchant, String commission) {
        return TestCalls.asOperator()
                .delete("/api/v1/merchants/{merchant}/commissions/{commission}", merchant, commission)
                .then();
    }

    private static String agree(String merchant, String body) {
        return agreeing(merchant, body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse agreeing(String merchant, String body) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/merchants/{merchant}/commissions", merchant)
                .then();
    }

    private String today() {
        return CustomsCalendar.dayOf(clock.instant()).toString();
    }

    private static ValidatableResponse close(String until, String currency, String rate, String key) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"merchantId\":\"%s\",\"until\":\"%s\",\"paidOutCurrency\":\"%s\",\"rate\":%s}"
                        .formatted(TestShop.MERCHANT, until, currency, rate))
                .post("/api/v1/settlements")
                .then();
    }

    /** Two chocolates for 52.00 with 8.00 freight and 5.46 tax, paid. */
    private static String paid(Sku sku) {
        String order = TestApi.place(TestApi.body(sku, 2).replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .body("totals.payable.amount", equalTo("65.46"))
                .extract()
                .path("id");
        settled(started(order), "65.46").statusCode(200);
        return order;
    }

    private static void giveBack(String order, String amount) {
        String refund = TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"},\"reason\":\"goodwill\"}".formatted(amount))
                .post("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refunded(refund, amount).statusCode(200);
    }

    private void changeBooks(String sql, String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, OrderId.fromString(order).value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void changeGoods(String order, int by) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE ordering_sales_entries SET goods_minor = goods_minor + ? WHERE order_id = ?")) {
            statement.setInt(1, by);
            statement.setLong(2, OrderId.fromString(order).value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
