package by.pavilion.ordering;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;

/** What a storefront and the {@link OwnFirm} say about payments. */
final class TestPayments {
    static final String NOTIFICATIONS = "/api/v1/payments/sandbox/notifications";

    static final String REFUNDS = "/api/v1/payments/sandbox/refund-notifications";

    private TestPayments() {}

    static String started(String order) {
        return startPayment(order, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse startPayment(String order, String key) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/orders/{order}/payments", order)
                .then();
    }

    static ValidatableResponse settled(String payment, String amount) {
        return told(success(payment, amount, "CNY", "tx-" + payment));
    }

    static String success(String payment, String amount, String currency, String transaction) {
        return """
                {"eventId":"%s","outTradeNo":"%s","transactionId":"%s","status":"SUCCESS","amount":"%s",\
                "currency":"%s","paidAt":"2026-11-23T09:30:00Z"}""".formatted(UUID.randomUUID(), payment, transaction, amount, currency);
    }

    static ValidatableResponse refunded(String refund, String amount) {
        return toldOfRefund("""
                {"eventId":"%s","outRefundNo":"%s","refundId":"back-%s","status":"SUCCESS","amount":"%s",\
                "currency":"CNY","refundedAt":"2026-11-23T09:40:00Z"}""".formatted(UUID.randomUUID(), refund, refund, amount));
    }

    static ValidatableResponse toldOfRefund(String body) {
        long now = Instant.now().getEpochSecond();
        return given().contentType("application/json")
                .header("X-Timestamp", now)
                .header("X-Nonce", "n")
                .header("X-Signature", OwnFirm.sign("POST", REFUNDS, Long.toString(now), "n", body))
                .body(body)
                .post(REFUNDS)
                .then();
    }

    static ValidatableResponse told(String body) {
        long now = Instant.now().getEpochSecond();
        return send(body, now, OwnFirm.sign("POST", NOTIFICATIONS, Long.toString(now), "n", body));
    }

    static ValidatableResponse send(String body, long timestamp, String signature) {
        return given().contentType("application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", "n")
                .header("X-Signature", signature)
                .body(body)
                .post(NOTIFICATIONS)
                .then();
    }
}
