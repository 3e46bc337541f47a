package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import by.pavilion.identity.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that an operator stops on their way. */
@QuarkusTest
@TestProfile(Demo.class)
class HoldJourneyTest {
    @Inject
    AccessTokens accessTokens;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void goesNoFurtherUntilTheLastHoldIsReleased() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        String key = UUID.randomUUID().toString();
        hold(order, key, "because").statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        String first = hold(order, key.replace('-', '0'), "suspicious")
                .statusCode(201)
                .body("reason", equalTo("suspicious"))
                .extract()
                .path("id");
        hold(order, key.replace('-', '0'), "suspicious").statusCode(201).body("id", equalTo(first));
        String second = hold(order, "other").statusCode(201).extract().path("id");
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "PAID");

        Api.operator()
                .get("/api/v1/orders/" + order)
                .then()
                .body("holds.reason", equalTo(List.of("suspicious", "other")));
        Api.withToken(accessTokens.issue(order))
                .get("/api/v1/orders/" + order)
                .then()
                .body("holds", equalTo(List.of()));
        String declaration =
                Api.operator().get("/api/v1/declarations?order=" + order).path("items[0].id");
        release(order, first).statusCode(200);
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(60)).until(() -> Api.operator()
                .get("/api/v1/declarations/" + declaration + "/messages")
                .<List<Object>>path("items")
                .isEmpty());

        release(order, second).statusCode(200);
        release(order, second).statusCode(200);
        Api.awaitStatus(order, "DELIVERED");
        hold(order, "suspicious").statusCode(409).body("type", equalTo("urn:pavilion:problem:order-not-holdable"));
        Api.operator()
                .get("/api/v1/orders/" + order + "/holds")
                .then()
                .body("items.id", equalTo(List.of(second, first)));
        Api.operator()
                .get("/api/v1/orders/" + order + "/timeline")
                .then()
                .body("items.step", hasItems("held", "unheld"));
        release(OrderJourneyTest.place(OrderJourneyTest.buyer("valid")), first).statusCode(404);
    }

    @Test
    void isDeclaredAndDeliveredAsItsRestWhenAPartIsCancelledWhileItIsHeld() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        String hold = hold(order, "refund-open").statusCode(201).extract().path("id");
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "PAID");
        BigDecimal paid = payable(order);

        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"changed-mind\",\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"quantity\":1}]}")
                .post("/api/v1/orders/" + order + "/cancellations")
                .then()
                .statusCode(202)
                .body("status", equalTo("DONE"));
        BigDecimal rest = payable(order);
        release(order, hold).statusCode(200);

        Api.awaitStatus(order, "DELIVERED");
        String document = AmountsAgreeTest.document(order, "CEB311Message", "Order");
        assertThat(AmountsAgreeTest.number(document, "acturalPaid")).isEqualByComparingTo(rest);
        assertThat(AmountsAgreeTest.number(document, "qty")).isEqualByComparingTo("1");
        String back = paid.subtract(rest).toPlainString();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get("/api/v1/orders/" + order + "/refunds")
                .then()
                .body("items.status", equalTo(List.of("SUCCEEDED")))
                .body("items[0].amount.amount", equalTo(back)));
        Api.operator().get("/api/v1/orders/" + order).then().body("paymentStatus", equalTo("PAID"));
        Api.operator()
                .get("/api/v1/shipments?order=" + order)
                .then()
                .body("items[0].parcels[0].lines.quantity", equalTo(List.of(1)));
    }

    private static BigDecimal payable(String order) {
        return new BigDecimal(Api.operator().get("/api/v1/orders/" + order).<String>path("totals.payable.amount"));
    }

    @Test
    void isHeldOrCancelledFirstAndEndsCancelledEitherWay() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 6; round++) {
            String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
            Future<Integer> held =
                    operators.submit(() -> hold(order, "suspicious").extract().statusCode());
            Future<Integer> cancelled = operators.submit(() -> cancel(order));

            assertThat(cancelled.get(90, TimeUnit.SECONDS)).isEqualTo(202);
            assertThat(held.get(90, TimeUnit.SECONDS)).isIn(201, 409);
            Api.awaitStatus(order, "CANCELLED");
            List<Integer> numbers =
                    Api.operator().get("/api/v1/orders/" + order + "/timeline").path("items.number");
            assertThat(numbers).isEqualTo(held.get() == 201 ? List.of(1, 2, 3) : List.of(1, 2));
        }
        operators.shutdown();
    }

    private static int cancel(String order) {
        return Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"other\"}")
                .post("/api/v1/orders/" + order + "/cancellations")
                .statusCode();
    }

    private static ValidatableResponse hold(String order, String reason) {
        return hold(order, UUID.randomUUID().toString(), reason);
    }

    private static ValidatableResponse hold(String order, String key, String reason) {
        return Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"reason\":\"" + reason + "\",\"note\":\"Ask the buyer first.\"}")
                .post("/api/v1/orders/" + order + "/holds")
                .then();
    }

    private static ValidatableResponse release(String order, String hold) {
        return Api.operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/orders/" + order + "/holds/" + hold + "/releases")
                .then();
    }
}
