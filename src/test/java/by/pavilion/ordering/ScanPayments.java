package by.pavilion.ordering;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Orders that are paid at the firms whose buyers scan a code, which the sandbox plays. */
final class ScanPayments {
    private static final Duration SOON = Duration.ofSeconds(60);

    private ScanPayments() {}

    /** What becomes of the firm's trades from now on. */
    static void course(String firm, String course) {
        given().body(course).put("/sandbox/scan-pay/{firm}/course", firm).then().statusCode(204);
    }

    static String started(String firm, String order) {
        return TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"provider\":\"" + firm + "\"}")
                .post("/api/v1/orders/{order}/payments", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse payment(String order, String payment) {
        return TestApi.storefront()
                .get("/api/v1/orders/{order}/payments/{payment}", order, payment)
                .then()
                .statusCode(200);
    }

    static void awaitStatus(String order, String payment, String status) {
        await().atMost(SOON)
                .until(() ->
                        payment(order, payment).extract().<String>path("status").equals(status));
    }

    static void awaitCode(String order, String payment) {
        await().atMost(SOON).until(() -> payment(order, payment).extract().path("codeUrl") != null);
    }

    static ValidatableResponse order(String order) {
        return TestApi.storefront().get("/api/v1/orders/{order}", order).then().statusCode(200);
    }

    static ValidatableResponse refunds(String order) {
        return TestApi.storefront()
                .get("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(200);
    }

    static void cancel(String order) {
        cancelling(order);
    }

    /** A payment and its order. */
    record Paying(String order, String payment) {}

    /**
     * An order that was cancelled while its payment was with the firm. We ask the firm ourselves after a second, and a slow
     * machine may cancel only after that: then the money was awaited, and another order is tried.
     */
    static Paying cancelledBeforeItsMoneyIsHeardOf(String firm, Supplier<String> newOrder) {
        for (int attempt = 0; attempt < 10; attempt++) {
            String order = newOrder.get();
            String payment = started(firm, order);
            awaitCode(order, payment);
            if (cancelling(order).extract().<String>path("orderStatus").equals("CANCELLED")) {
                return new Paying(order, payment);
            }
        }
        throw new AssertionError("each was paid before it was cancelled");
    }

    private static ValidatableResponse cancelling(String order) {
        return TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\"}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202);
    }

    static void refund(String order, String amount) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"},\"reason\":\"goodwill\"}")
                .post("/api/v1/orders/{order}/refunds", order)
                .then()
                .statusCode(201);
    }
}
