package by.pavilion.sandbox.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.sandbox.Mailbox;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SignedCalls;
import by.pavilion.sandbox.TestFirm;
import by.pavilion.sandbox.TestFirm.Received;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentFirmTest {
    private static final String PAYMENTS = "/sandbox/payment-firm/v1/payments";
    private static final String DECLARATIONS = "/sandbox/payment-firm/v1/customs-declarations";

    private final SignedCalls shop = new SignedCalls("pavilion.secrets.payment-secret");

    @Test
    void settlesByItselfAndRepeatsItsNotificationUntilItIsTaken() {
        try (TestFirm address = new TestFirm()) {
            String trade = "pay_" + UUID.randomUUID();
            String transaction = shop.post(PAYMENTS, payment(trade, "67.64", address))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("transactionId");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> address.received().size() == 2);

            Received second = address.received().get(1);
            assertThat(second.body()).isEqualTo(address.received().get(0).body());
            assertThat(second.isSignedBy(shop.signature())).isTrue();
            JsonNode notice = SandboxJson.object(second.body()).orElseThrow();
            assertThat(notice.path("outTradeNo").asText()).isEqualTo(trade);
            assertThat(notice.path("transactionId").asText()).isEqualTo(transaction);
            assertThat(notice.path("amount").asText()).isEqualTo("67.64");
            assertThat(notice.path("status").asText()).isEqualTo("SUCCESS");
            assertThat(notice.path("identityCheckResult").asText()).isEqualTo("CHECK_PASSED");
        }
    }

    @Test
    void givesTheSameTradeTheSameTransaction() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> payment = payment("pay_" + UUID.randomUUID(), "10.00", address);
            String transaction = shop.post(PAYMENTS, payment).path("transactionId");

            shop.post(PAYMENTS, payment).then().statusCode(200).body("transactionId", equalTo(transaction));

            payment.put("amount", "11.00");
            shop.post(PAYMENTS, payment).then().statusCode(409).body("code", equalTo("OUT_TRADE_NO_USED"));
        }
    }

    @Test
    void refusesAWrongSignatureAndAWrongAmount() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> payment = payment("pay_" + UUID.randomUUID(), "10.00", address);

            shop.postWithWrongSignature(PAYMENTS, payment)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("SIGN_ERROR"));
            payment.put("amount", "10.001");
            shop.post(PAYMENTS, payment).then().statusCode(400).body("code", equalTo("PARAM_ERROR"));
        }
    }

    @Test
    void declaresASettledPaymentToCustomsInItsOwnName() {
        try (TestFirm address = new TestFirm()) {
            String orderNo = "O" + UUID.randomUUID();
            Map<String, Object> payment = payment("pay_" + UUID.randomUUID(), "67.64", address);
            payment.put("orderNo", orderNo);
            String transaction = shop.post(PAYMENTS, payment).path("transactionId");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !address.received().isEmpty());
            Map<String, Object> declaration = new HashMap<>(Map.of(
                    "transactionId", transaction,
                    "orderNo", orderNo,
                    "amount", "67.64",
                    "currency", "CNY",
                    "customsPlace", "4601",
                    "ebpCode", "4601W60001",
                    "ebpName", "平台",
                    "payer", Map.of("name", "王试验", "idNumber", "119900199001010010", "phone", "10000000000"),
                    "subscriberDxpId", "DXPENTPAYTEST"));

            shop.post(DECLARATIONS, declaration)
                    .then()
                    .statusCode(200)
                    .body("identityCheckResult", equalTo("CHECK_PASSED"));
            shop.post(DECLARATIONS, declaration).then().statusCode(200);

            Mailbox shopsMailbox = new Mailbox("DXPENTPAYTEST");
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(shopsMailbox.statuses(transaction))
                    .containsExactly("2", "3", "120"));
            declaration.put("amount", "67.65");
            shop.post(DECLARATIONS, declaration).then().statusCode(400).body("code", equalTo("AMOUNT_ERROR"));
        }
    }

    @Test
    void declaresNothingThatItHasNotCollected() {
        shop.post(DECLARATIONS, Map.of("transactionId", "42000")).then().statusCode(404);
    }

    private static Map<String, Object> payment(String trade, String amount, TestFirm address) {
        return new HashMap<>(Map.of(
                "outTradeNo",
                trade,
                "orderNo",
                "ord_1",
                "amount",
                amount,
                "currency",
                "CNY",
                "payer",
                Map.of("name", "王试验", "idNumber", "119900199001010010"),
                "notifyUrl",
                address.url("/notify")));
    }
}
