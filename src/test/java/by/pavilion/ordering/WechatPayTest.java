package by.pavilion.ordering;

import static by.pavilion.ordering.ScanPayments.awaitCode;
import static by.pavilion.ordering.ScanPayments.awaitStatus;
import static by.pavilion.ordering.ScanPayments.course;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are paid at the firm that speaks like WeChat Pay; what the firm would not say the test says with its keys. */
@QuarkusTest
class WechatPayTest {
    private static final String FIRM = "wechatpay";
    private static final String NOTIFICATIONS = "/api/v1/payments/wechatpay/notifications";
    private static final String SERIAL = "5AB0C0DE00000002";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    TestShop shop;

    @Inject
    EventLog log;

    @BeforeEach
    void buyersPay() {
        course(FIRM, "PAY");
    }

    @Test
    void aScannedCodePaysTheOrderAndCustomsHearsOfItsPayment() {
        String order = newOrder();

        String payment = ScanPayments.started(FIRM, order);

        awaitStatus(order, payment, "PAID");
        ScanPayments.payment(order, payment)
                .body("codeUrl", startsWith("weixin://wxpay/bizpayurl?pr="))
                .body("provider", equalTo(FIRM));
        await().atMost(SOON)
                .untilAsserted(() -> ScanPayments.order(order).body("customsStatus", oneOf("RELEASED", "CLOSED")));
        assertThat(types(order)).containsOnlyOnce("by.pavilion.order.paid.v1");
    }

    @Test
    void aLostNotificationIsHarmless() {
        course(FIRM, "LOST");
        String order = newOrder();

        awaitStatus(order, ScanPayments.started(FIRM, order), "PAID");

        ScanPayments.order(order).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void aNotificationThatComesTwiceOrLatePaysOnce() {
        for (String course : List.of("TWICE", "LATE")) {
            course(FIRM, course);
            String order = newOrder();
            awaitStatus(order, ScanPayments.started(FIRM, order), "PAID");
            String again =
                    ScanPayments.payment(order, paymentOf(order)).extract().path("providerTransactionId");
            tell(paid(paymentOf(order), again, 6546)).statusCode(200).body("code", equalTo("SUCCESS"));
            assertThat(types(order)).containsOnlyOnce("by.pavilion.order.paid.v1");
        }
    }

    @Test
    void anotherAmountPaysNothing() {
        course(FIRM, "WRONG_AMOUNT");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(60)).until(() -> ScanPayments.payment(
                        order, payment)
                .extract()
                .<String>path("status")
                .equals("PENDING"));
        tell(paid(payment, "4200001", 6545)).statusCode(422).body("code", equalTo("FAIL"));
        ScanPayments.order(order).body("status", equalTo("PLACED"));
    }

    @Test
    void aPaymentThatNobodyWantsAnyMoreIsClosedAtTheFirm() {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);

        ScanPayments.cancel(order);

        awaitStatus(order, payment, "FAILED");
        ScanPayments.payment(order, payment).body("failure", equalTo("order-cancelled"));
    }

    @Test
    void moneyThatComesWhenTheOrderIsCancelledGoesBack() {
        course(FIRM, "LOST");
        ScanPayments.Paying cancelled = ScanPayments.cancelledBeforeItsMoneyIsHeardOf(FIRM, this::newOrder);
        String order = cancelled.order();
        course(FIRM, "PAY");

        awaitStatus(order, cancelled.payment(), "PAID");

        await().atMost(SOON).untilAsserted(() -> ScanPayments.refunds(order)
                .body("items[0].reason", equalTo("not-awaited"))
                .body("items[0].status", equalTo("SUCCEEDED"))
                .body("items[0].amount.amount", equalTo("65.46")));
        ScanPayments.order(order).body("status", equalTo("CANCELLED")).body("paymentStatus", equalTo("REFUNDED"));
    }

    @Test
    void moneyGoesBackInParts() {
        String order = newOrder();
        awaitStatus(order, ScanPayments.started(FIRM, order), "PAID");

        ScanPayments.refund(order, "10.00");

        await().atMost(SOON)
                .untilAsserted(() -> ScanPayments.refunds(order).body("items[0].status", equalTo("SUCCEEDED")));
        ScanPayments.order(order).body("paymentStatus", equalTo("PARTIALLY_REFUNDED"));
    }

    @Test
    void aRefundThatCannotReachThePayerIsNotCalledFailed() {
        String order = newOrder();
        awaitStatus(order, ScanPayments.started(FIRM, order), "PAID");
        ScanPayments.refund(order, "10.00");
        String refund = ScanPayments.refunds(order).extract().path("items[0].id");
        String abnormal = """
                {"mchid":"1900000001","out_refund_no":"%s","refund_id":"50000000382019052709732678859",\
                "refund_status":"ABNORMAL","amount":{"total":6546,"refund":1000}}""".formatted(refund);
        String content = sealed("REFUND.ABNORMAL", abnormal);

        send(
                        "/api/v1/payments/wechatpay/refund-notifications",
                        content,
                        SERIAL,
                        Instant.now().getEpochSecond(),
                        platformKey())
                .statusCode(200);

        ScanPayments.refunds(order).body("items[0].status", oneOf("ACCEPTED", "SUCCEEDED"));
        TestApi.storefront()
                .get("/api/v1/orders/{order}/timeline", order)
                .then()
                .body("items.step", not(hasItem("refund-failed")));
    }

    @Test
    void nothingIsPaidByAMessageThatTheFirmDidNotSignAndSealNow() throws Exception {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        String good = paid(payment, "4200002", 6546);
        long now = Instant.now().getEpochSecond();
        PrivateKey platform = platformKey();
        PrivateKey stranger =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        send(good, SERIAL, now - 301, platform).statusCode(401).body("code", equalTo("FAIL"));
        send(good, SERIAL, now + 330, platform).statusCode(401);
        send(good, SERIAL, now, stranger).statusCode(401);
        send(good, "5AB0C0DE00000003", now, platform).statusCode(401);
        given().contentType("application/json")
                .body(good)
                .post(NOTIFICATIONS)
                .then()
                .statusCode(401);
        String changed = good.replaceFirst("\"ciphertext\":\"(.)", "\"ciphertext\":\"_");
        send(changed, SERIAL, now, platform).statusCode(401);
        tell(sealed("TRANSACTION.SUCCESS", content(payment, "4200002", 6546, "1900000002")))
                .statusCode(422);
        tell(sealed("REFUND.SUCCESS", content(payment, "4200002", 6546, "1900000001")))
                .statusCode(422);
        tell(sealed("TRANSACTION.SUCCESS", "{}")).statusCode(422);
        tell("[]").statusCode(422);
        tell(paid("pay_0000000000001", "4200002", 6546)).statusCode(422);

        ScanPayments.order(order).body("status", equalTo("PLACED")).body("paymentStatus", equalTo("PENDING"));
    }

    @Test
    void aFailureThatArrivesAfterTheMoneyChangesNothing() {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);
        String transaction = "42" + UUID.randomUUID().toString().replace("-", "");
        tell(paid(payment, transaction, 6546)).statusCode(200);

        tell(sealed(
                        "TRANSACTION.SUCCESS",
                        content(payment, transaction, 6546, "1900000001").replace("SUCCESS", "CLOSED")))
                .statusCode(200);

        awaitStatus(order, payment, "PAID");
    }

    @Test
    void theFirmTakesNothingThatTheMerchantDidNotSign() {
        for (String authorization : List.of(
                "WECHATPAY2-SHA256-RSA2048 ",
                "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"n\",signature=\"AA==\",timestamp=\""
                        + Instant.now().getEpochSecond() + "\",serial_no=\"5AB0C0DE00000001\"")) {
            given().header("Authorization", authorization)
                    .contentType("application/json")
                    .body("{}")
                    .post("/sandbox/wechatpay/v3/pay/transactions/native")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("SIGN_ERROR"));
        }
    }

    private static String paymentOf(String order) {
        return TestApi.storefront()
                .get("/api/v1/orders/{order}/payments", order)
                .path("items[0].id");
    }

    private static String paid(String payment, String transaction, long fen) {
        return sealed("TRANSACTION.SUCCESS", content(payment, transaction, fen, "1900000001"));
    }

    private static String content(String payment, String transaction, long fen, String merchant) {
        return """
                {"mchid":"%s","appid":"wx0000000000000001","out_trade_no":"%s","transaction_id":"%s",\
                "trade_state":"SUCCESS","success_time":"2026-11-23T17:30:00+08:00",\
                "amount":{"total":%d,"currency":"CNY"}}""".formatted(merchant, payment, transaction, fen);
    }

    private static String sealed(String event, String content) {
        try {
            String key = ConfigProvider.getConfig().getValue("pavilion.secrets.wechatpay-api-v3-key", String.class);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, "123456789012".getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD("transaction".getBytes(StandardCharsets.UTF_8));
            String ciphertext =
                    Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8)));
            return """
                    {"id":"%s","create_time":"2026-11-23T17:30:00+08:00","event_type":"%s",\
                    "resource_type":"encrypt-resource","resource":{"original_type":"transaction",\
                    "algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"transaction",\
                    "nonce":"123456789012"}}""".formatted(UUID.randomUUID(), event, ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse tell(String body) {
        return send(body, SERIAL, Instant.now().getEpochSecond(), platformKey());
    }

    private static ValidatableResponse send(String body, String serial, long timestamp, PrivateKey key) {
        return send(NOTIFICATIONS, body, serial, timestamp, key);
    }

    private static ValidatableResponse send(String path, String body, String serial, long timestamp, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((timestamp + "\nn\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
            return given().contentType("application/json")
                    .header("Wechatpay-Serial", serial)
                    .header("Wechatpay-Timestamp", timestamp)
                    .header("Wechatpay-Nonce", "n")
                    .header("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature.sign()))
                    .body(body)
                    .post(path)
                    .then();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey platformKey() {
        try {
            String pem = Files.readString(Path.of(ConfigProvider.getConfig()
                    .getValue("pavilion.sandbox.scan-pay.wechatpay.platform-key", String.class)));
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String newOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        return TestApi.place(TestApi.body(sku, 2)).statusCode(201).extract().path("id");
    }

    private List<String> types(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .map(ReceivedEvent::type)
                .toList();
    }
}
