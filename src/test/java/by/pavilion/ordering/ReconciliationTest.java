package by.pavilion.ordering;

import static by.pavilion.ordering.ScanPayments.awaitStatus;
import static by.pavilion.ordering.ScanPayments.course;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of the firms that the sandbox plays, against what we have. Payments are moved to a day that is over. */
@QuarkusTest
class ReconciliationTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    /** So that no two tests have payments of the same day. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final LocalDate day = LocalDate.of(2015, 1, 1).plusDays(DAYS.getAndIncrement());

    @AfterEach
    void statementsAreRightAgain() {
        for (String firm : List.of("wechatpay", "alipay")) {
            plant(firm, "");
            course(firm, "PAY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechatpay", "alipay"})
    void aStatementThatSaysWhatWeHaveShowsNoDifference(String firm) {
        course(firm, "PAY");
        String payment = paid(firm);
        String order = orderOf(payment);
        ScanPayments.refund(order, "10.00");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> ScanPayments.refunds(order).body("items[0].status", equalTo("SUCCEEDED")));
        move(payment);

        made(firm).body("status", equalTo("DONE")).body("lines", equalTo(2)).body("differences", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechatpay", "alipay"})
    void everyPlantedMistakeIsNamedAndTheReportIsTheSameEachTime(String firm) {
        course(firm, "PAY");
        String dropped = paid(firm);
        move(dropped);
        String dearer = paid(firm);
        move(dearer);
        String repeated = paid(firm);
        move(repeated);
        plant(firm, "drop,amount,twice,extra");

        String id = made(firm).body("differences", equalTo(4)).extract().path("reconciliation.id");

        JsonPath report = report(id);
        Map<String, String> kinds = Map.of(
                "AMOUNT_DIFFERS", dearer,
                "TWICE_THERE", repeated,
                "MISSING_HERE", "unknown-" + day,
                "MISSING_THERE", dropped);
        List<Map<String, Object>> items = report.getList("items");
        assertThat(items).hasSize(4).allSatisfy(item -> {
            assertThat(kinds).containsEntry(String.valueOf(item.get("kind")), String.valueOf(item.get("number")));
            assertThat(item).hasEntrySatisfying("remedy", remedy -> assertThat(remedy.toString())
                    .isNotBlank());
        });
        assertThat(report.getString("items.find { it.kind == 'AMOUNT_DIFFERS' }.here.amount.amount"))
                .isEqualTo("65.46");
        assertThat(report.getString("items.find { it.kind == 'AMOUNT_DIFFERS' }.there.amount.amount"))
                .isEqualTo("65.47");
        assertThat(made(firm).extract().<String>path("reconciliation.id")).isEqualTo(id);
        assertThat(report(id).getList("items").toString()).isEqualTo(items.toString());
        given().header("Authorization", "Bearer " + TestKeys.operator())
                .queryParam("limit", 3)
                .get("/api/v1/payment-reconciliations/{id}", id)
                .then()
                .body("items.size()", equalTo(3))
                .body("next", notNullValue());
        given().header("Authorization", "Bearer " + TestKeys.operator())
                .queryParam("cursor", Cursor.print(Long.MIN_VALUE))
                .get("/api/v1/payment-reconciliations/{id}", id)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(4));
        given().header("Authorization", "Bearer " + TestKeys.operator())
                .queryParam("provider", firm)
                .queryParam("date", day.toString())
                .get("/api/v1/payment-reconciliations")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
    }

    @Test
    void aPaymentThatWaitsHereIsSettledWhenTheFirmConfirmsWhatItsStatementSays() {
        course("wechatpay", "LOST");
        String payment = thatNobodyAsksFor("wechatpay");
        String order = orderOf(payment);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> update(
                                "UPDATE sandbox_scan_trades SET paid_at = ? WHERE out_trade_no = ? AND paid_at IS NOT NULL",
                                noon(),
                                payment)
                        == 1);

        made("wechatpay").body("differences", equalTo(0));

        awaitStatus(order, payment, "PAID");
        ScanPayments.order(order).body("paymentStatus", equalTo("PAID"));
    }

    /** We ask the firm ourselves after a second. When that was faster than the test, another one is tried. */
    private String thatNobodyAsksFor(String firm) {
        for (int attempt = 0; attempt < 10; attempt++) {
            String order = newOrder();
            String payment = ScanPayments.started(firm, order);
            ScanPayments.awaitCode(order, payment);
            int postponed = update(
                    "UPDATE ordering_payments SET look_at = '2100-01-01'"
                            + " WHERE id = ? AND status = 'PENDING' AND look_at > UTC_TIMESTAMP(6)",
                    number(payment));
            if (postponed == 1) {
                return payment;
            }
        }
        throw new AssertionError("the firm was asked for each of them");
    }

    @Test
    void theFirstFirmGivesStatementsToo() {
        String order = newOrder();
        String payment = ScanPayments.started("sandbox", order);
        awaitStatus(order, payment, "PAID");
        update("UPDATE ordering_payments SET paid_at = ? WHERE id = ?", noon(), number(payment));

        String id = made("sandbox").body("differences", equalTo(1)).extract().path("reconciliation.id");
        assertThat(report(id).getString("items[0].kind")).isEqualTo("MISSING_THERE");

        update("UPDATE sandbox_payments SET paid_at = ? WHERE out_trade_no = ?", noon(), payment);
        made("sandbox").body("lines", equalTo(1)).body("differences", equalTo(0));
    }

    @Test
    void aDayThatDiffersOrCannotBeReadIsACaseUntilItIsComparedAndNothingDiffers() {
        String order = newOrder();
        String payment = ScanPayments.started("sandbox", order);
        awaitStatus(order, payment, "PAID");
        update("UPDATE ordering_payments SET paid_at = ? WHERE id = ?", noon(), number(payment));

        String id = made("sandbox").body("differences", equalTo(1)).extract().path("reconciliation.id");
        assertThat(casesOf(id)).singleElement().satisfies(text -> assertThat(text)
                .contains("sandbox", day.toString(), "Differences: 1."));

        update("UPDATE sandbox_payments SET paid_at = ? WHERE out_trade_no = ?", noon(), payment);
        made("sandbox").body("differences", equalTo(0));
        assertThat(casesOf(id)).isEmpty();

        update(
                "UPDATE ordering_reconciliations SET state = 'FAILED', failure = 'no answer'"
                        + " WHERE provider = 'sandbox' AND day = ?",
                day.toString());
        assertThat(casesOf(id)).singleElement().satisfies(text -> assertThat(text)
                .contains("sandbox", day.toString(), "no answer"));

        made("sandbox").body("differences", equalTo(0));
        assertThat(casesOf(id)).isEmpty();
    }

    /** Why the reconciliation is on the operators' list, if it is. */
    private static List<String> casesOf(String id) {
        return WholeList.of("/api/v1/cases?kind=PAYMENT_STATEMENT_DIFFERS")
                .texts("items.findAll { it.subject == '%s' }.next.reason.text".formatted(id));
    }

    @Test
    void aDayThatIsNotOverAndAFirmThatGivesNoStatementsAreRefused() {
        ask("wechatpay", LocalDate.now(SHANGHAI)).statusCode(422).body("errors[0].pointer", equalTo("/date"));
        ask("nobody", day).statusCode(422).body("errors[0].pointer", equalTo("/provider"));
        given().header("Authorization", "Bearer " + TestKeys.operator())
                .queryParam("provider", "微信")
                .get("/api/v1/payment-reconciliations")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("provider"));
    }

    private ValidatableResponse made(String firm) {
        String id = ask(firm, day).statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> report(id).getString("reconciliation.status").equals("DONE"));
        return given().header("Authorization", "Bearer " + TestKeys.operator())
                .get("/api/v1/payment-reconciliations/{id}", id)
                .then()
                .rootPath("reconciliation");
    }

    private static ValidatableResponse ask(String firm, LocalDate day) {
        return given().header("Authorization", "Bearer " + TestKeys.operator())
                .contentType("application/json")
                .body("{\"provider\":\"" + firm + "\",\"date\":\"" + day + "\"}")
                .post("/api/v1/payment-reconciliations")
                .then();
    }

    private static JsonPath report(String id) {
        return given().header("Authorization", "Bearer " + TestKeys.operator())
                .get("/api/v1/payment-reconciliations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void plant(String firm, String mistakes) {
        given().body(mistakes)
                .put("/sandbox/scan-pay/{firm}/mistakes", firm)
                .then()
                .statusCode(204);
    }

    private String paid(String firm) {
        String order = newOrder();
        String payment = ScanPayments.started(firm, order);
        awaitStatus(order, payment, "PAID");
        return payment;
    }

    /** To the day of this test, here and at the firm, with its refunds; the later the call the later the time. */
    private void move(String payment) {
        Timestamp at = noon();
        update("UPDATE ordering_payments SET paid_at = ? WHERE id = ?", at, number(payment));
        update("UPDATE ordering_refunds SET settled_at = ? WHERE payment_id = ?", at, number(payment));
        update("UPDATE sandbox_scan_trades SET paid_at = ? WHERE out_trade_no = ?", at, payment);
        update(
                "UPDATE sandbox_scan_refunds SET done_at = ? WHERE transaction_id ="
                        + " (SELECT transaction_id FROM sandbox_scan_trades WHERE out_trade_no = ?)",
                at,
                payment);
    }

    private int moved;

    private Timestamp noon() {
        return Timestamp.from(day.atTime(12, 0).atZone(SHANGHAI).toInstant().plusSeconds(moved++));
    }

    private String orderOf(String payment) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT order_id FROM ordering_payments WHERE id = ?")) {
            statement.setLong(1, number(payment));
            var rows = statement.executeQuery();
            rows.next();
            return new OrderId(rows.getLong(1)).toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String payment) {
        return PaymentId.fromString(payment).value();
    }

    private int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String newOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        return TestApi.place(TestApi.body(sku, 2)).statusCode(201).extract().path("id");
    }
}
