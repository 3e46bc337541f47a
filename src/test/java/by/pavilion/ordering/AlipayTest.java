package by.pavilion.ordering;

import static by.pavilion.ordering.ScanPayments.awaitCode;
import static by.pavilion.ordering.ScanPayments.awaitStatus;
import static by.pavilion.ordering.ScanPayments.course;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
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
import java.net.URLEncoder;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are paid at the firm that speaks like Alipay; what the firm would not say the test says with its key. */
@QuarkusTest
class AlipayTest {
    private static final String FIRM = "alipay";
    private static final String NOTIFICATIONS = "/api/v1/payments/alipay/notifications";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

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
        ScanPayments.payment(order, payment).body("codeUrl", startsWith("https://qr.alipay.com/"));
        await().atMost(SOON)
                .untilAsserted(() -> ScanPayments.order(order).body("customsStatus", oneOf("RELEASED", "CLOSED")));
        assertThat(types(order)).containsOnlyOnce("by.pavilion.order.paid.v1");
    }

    @Test
    void aLostNotificationIsHarmless() {
        course(FIRM, "LOST");
        String order = newOrder();

        awaitStatus(order, ScanPayments.started(FIRM, order), "PAID");
    }

    @Test
    void anotherAmountPaysNothing() {
        course(FIRM, "WRONG_AMOUNT");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);

        tell(notice(payment, "2026", "65.45")).statusCode(422).body(equalTo("failure"));
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(60)).until(() -> ScanPayments.payment(
                        order, payment)
                .extract()
                .<String>path("status")
                .equals("PENDING"));
    }

    @Test
    void aPaymentThatNobodyWantsAnyMoreIsClosedAtTheFirm() {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);

        ScanPayments.cancel(order);

        awaitStatus(order, payment, "FAILED");
    }

    @Test
    void moneyThatComesWhenTheOrderIsCancelledGoesBack() {
        course(FIRM, "LOST");
        ScanPayments.Paying cancelled = ScanPayments.cancelledBeforeItsMoneyIsHeardOf(FIRM, this::newOrder);
        String order = cancelled.order();

        awaitStatus(order, cancelled.payment(), "PAID");

        await().atMost(SOON).untilAsserted(() -> ScanPayments.refunds(order)
                .body("items[0].reason", equalTo("not-awaited"))
                .body("items[0].status", equalTo("SUCCEEDED")));
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
    void theSameNotificationAgainAndALateFailureChangeNothing() {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        awaitCode(order, payment);
        String trade = UUID.randomUUID().toString().replace("-", "");

        tell(notice(payment, trade, "65.46")).statusCode(200).body(equalTo("success"));
        tell(notice(payment, trade, "65.46")).statusCode(200).body(equalTo("success"));
        Map<String, String> closed = notice(payment, trade, "65.46");
        closed.put("trade_status", "TRADE_CLOSED");
        tell(closed).statusCode(200);

        awaitStatus(order, payment, "PAID");
        assertThat(types(order)).containsOnlyOnce("by.pavilion.order.paid.v1");
    }

    @Test
    void nothingIsPaidByAFormThatTheFirmDidNotSignNow() throws Exception {
        course(FIRM, "IGNORE");
        String order = newOrder();
        String payment = ScanPayments.started(FIRM, order);
        PrivateKey stranger =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Map<String, String> good = notice(payment, "20261", "65.46");

        send(signed(good, stranger)).statusCode(401).body(equalTo("failure"));
        send(signed(good, platformKey()).replace("65.46", "65.47")).statusCode(401);
        send(signed(good, platformKey()) + "&total_amount=0.01").statusCode(401);
        send(form(good)).statusCode(401);
        Map<String, String> old = notice(payment, "20261", "65.46");
        old.put("notify_time", TIME.format(Instant.now().minusSeconds(310)));
        tell(old).statusCode(401);
        Map<String, String> others = notice(payment, "20261", "65.46");
        others.put("app_id", "2021000000000002");
        tell(others).statusCode(422);
        Map<String, String> anothers = notice(payment, "20261", "65.46");
        anothers.put("seller_id", "2088000000000002");
        tell(anothers).statusCode(422);
        Map<String, String> unknown = notice("pay_0000000000001", "20261", "65.46");
        tell(unknown).statusCode(422);

        ScanPayments.order(order).body("status", equalTo("PLACED")).body("paymentStatus", equalTo("PENDING"));
    }

    @Test
    void theFirmTakesNothingThatTheMerchantDidNotSign() {
        given().contentType("application/x-www-form-urlencoded")
                .body("app_id=2021000000000001&method=alipay.trade.precreate&sign_type=RSA2&sign=AA%3D%3D")
                .post("/sandbox/alipay/gateway.do")
                .then()
                .statusCode(200)
                .body("alipay_trade_precreate_response.sub_code", equalTo("isv.invalid-signature"));
    }

    private static Map<String, String> notice(String payment, String trade, String yuan) {
        return new TreeMap<>(Map.of(
                "app_id",
                "2021000000000001",
                "seller_id",
                "2088000000000001",
                "notify_time",
                TIME.format(Instant.now()),
                "notify_id",
                UUID.randomUUID().toString(),
                "gmt_payment",
                "2026-11-23 17:30:00",
                "out_trade_no",
                payment,
                "trade_no",
                trade,
                "trade_status",
                "TRADE_SUCCESS",
                "subject",
                "跨境商品",
                "total_amount",
                yuan));
    }

    private static ValidatableResponse tell(Map<String, String> values) {
        return send(signed(values, platformKey()));
    }

    private static String signed(Map<String, String> values, PrivateKey key) {
        try {
            String text = values.entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining("&"));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            Map<String, String> all = new TreeMap<>(values);
            all.put("sign_type", "RSA2");
            all.put("sign", Base64.getEncoder().encodeToString(signature.sign()));
            return form(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static ValidatableResponse send(String form) {
        return given().header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .body(form)
                .post(NOTIFICATIONS)
                .then();
    }

    private static PrivateKey platformKey() {
        try {
            String pem = Files.readString(Path.of(ConfigProvider.getConfig()
                    .getValue("pavilion.sandbox.scan-pay.alipay.platform-key", String.class)));
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
