package by.pavilion.sandbox.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.sandbox.CountedStatements;
import by.pavilion.sandbox.Mailbox;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.Seals;
import by.pavilion.sandbox.SignedCalls;
import by.pavilion.sandbox.TestFirm;
import by.pavilion.sandbox.TestFirm.Received;
import by.pavilion.sandbox.payment.DeclarationStore.Noted;
import by.pavilion.sandbox.payment.PaymentFirm.Wish;
import by.pavilion.sandbox.window.TestMessages;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentFirmTest {
    private static final String PAYMENTS = "/sandbox/payment-firm/v1/payments";
    private static final String REFUNDS = "/sandbox/payment-firm/v1/refunds";
    private static final String DECLARATIONS = "/sandbox/payment-firm/v1/customs-declarations";
    /** What the window says of a document that is sent again because its receipt was slow. */
    private static final String THERE_ALREADY = "-401007";

    @Inject
    DataSource dataSource;

    @Inject
    Seals seals;

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

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> address.received().size() >= 2);

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
    void givesMoneyBackOnceForEachNumberAndNeverMoreThanWasPaid() {
        try (TestFirm address = new TestFirm()) {
            shop.post(REFUNDS, refund("early", notSettledForAnHour(), "1.00", address))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("TRADE_NOT_EXIST"));
            String transaction = shop.post(PAYMENTS, payment("pay_" + UUID.randomUUID(), "67.64", address))
                    .path("transactionId");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !address.received().isEmpty());
            String number = "rfd_" + UUID.randomUUID();

            String refund = shop.post(REFUNDS, refund(number, transaction, "60.00", address))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("ACCEPTED"))
                    .extract()
                    .path("refundId");
            shop.post(REFUNDS, refund(number, transaction, "60.00", address))
                    .then()
                    .statusCode(200)
                    .body("refundId", equalTo(refund));
            shop.post(REFUNDS, refund(number, transaction, "7.00", address))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("OUT_REFUND_NO_USED"));
            shop.post(REFUNDS, refund("rfd_" + UUID.randomUUID(), transaction, "7.65", address))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("NOT_ENOUGH"));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(address.received()).anySatisfy(received -> {
                        assertThat(received.isSignedBy(shop.signature())).isTrue();
                        JsonNode notice = SandboxJson.object(received.body()).orElseThrow();
                        assertThat(notice.path("outRefundNo").asText()).isEqualTo(number);
                        assertThat(notice.path("refundId").asText()).isEqualTo(refund);
                        assertThat(notice.path("amount").asText()).isEqualTo("60.00");
                        assertThat(notice.path("status").asText()).isEqualTo("SUCCESS");
                    }));
        }
    }

    /** The number of a payment; the firm settles those that it is asked for before a slow test has said more. */
    private String notSettledForAnHour() {
        Wish wish = new Wish(UUID.randomUUID().toString(), "ord_1", 6764, "0".repeat(32), "http://localhost:9/");
        PaymentStore payments = new PaymentStore(new CountedStatements(dataSource).store());
        QuarkusTransaction.requiringNew()
                .run(() -> payments.insert(
                        List.of(wish), Wish::outTradeNo, Instant.now().plusSeconds(3600)));
        return wish.outTradeNo();
    }

    private static Map<String, Object> refund(String number, String transaction, String amount, TestFirm address) {
        return Map.of(
                "outRefundNo",
                number,
                "outTradeNo",
                "any",
                "transactionId",
                transaction,
                "amount",
                amount,
                "currency",
                "CNY",
                "reason",
                "goodwill",
                "notifyUrl",
                address.url("/notify"));
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
            await().atMost(Duration.ofSeconds(60))
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
                    .body("identityCheckResult", equalTo("CHECK_PASSED"))
                    .body("verDept", equalTo("3"));
            shop.post(DECLARATIONS, declaration).then().statusCode(200);

            Mailbox shopsMailbox = new Mailbox("DXPENTPAYTEST");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.statuses(transaction))
                    .filteredOn(status -> !status.equals(THERE_ALREADY))
                    .containsExactly("2", "3", "120"));
            declaration.put("amount", "67.65");
            shop.post(DECLARATIONS, declaration).then().statusCode(400).body("code", equalTo("AMOUNT_ERROR"));
        }
    }

    @Test
    void aFilingIsToldFromARepeatByItsNumber() {
        String number = UUID.randomUUID().toString().substring(0, 20);
        Map<String, Object> first = elsewhere("ELSEWHERE1" + number, "DXPENTFILINGS");
        Map<String, Object> other = elsewhere("ELSEWHERE2" + number, "DXPENTFILINGS");
        Mailbox mailbox = new Mailbox("DXPENTFILINGS");
        declareAndAwait(first, mailbox, 1);

        first.put("filing", 2);
        first.put("appType", "2");
        declareAndAwait(first, mailbox, 2);
        shop.post(DECLARATIONS, first).then().statusCode(200); // its answer was lost
        declareAndAwait(other, mailbox, 1); // sent after whatever that made
        assertThat(registrations(mailbox, first)).isEqualTo(2);

        first.put("filing", 3);
        declareAndAwait(first, mailbox, 3);
    }

    private void declareAndAwait(Map<String, Object> declaration, Mailbox mailbox, int registrations) {
        shop.post(DECLARATIONS, declaration).then().statusCode(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(registrations(mailbox, declaration))
                .isEqualTo(registrations));
    }

    private static long registrations(Mailbox mailbox, Map<String, Object> declaration) {
        return mailbox.statuses(String.valueOf(declaration.get("transactionId"))).stream()
                .filter("120"::equals)
                .count();
    }

    @Test
    void aFilingThatTakesThePlaceOfAnotherWhileThatIsSentIsSentToo() {
        DeclarationStore declarations = new DeclarationStore(new CountedStatements(dataSource).store());
        long payment = -System.nanoTime();
        Noted first = new Noted(payment, 1, "", "sealed");
        Noted second = new Noted(payment, 2, "", "sealed");

        QuarkusTransaction.requiringNew().run(() -> {
            declarations.insert(List.of(first));
            declarations.replace(second);
            declarations.insert(List.of(first));
            declarations.delete(List.of(first));
            assertThat(declarations.oldest(10)).contains(second).doesNotContain(first);
            declarations.delete(List.of(second));
            assertThat(declarations.oldest(10)).doesNotContain(second);
        });
    }

    @Test
    void servesCallsThatArriveTogetherEachWithItsOwnTransaction() {
        try (TestFirm address = new TestFirm()) {
            List<Map<String, Object>> payments = IntStream.range(0, 40)
                    .mapToObj(number -> payment("pay_" + UUID.randomUUID(), "10.00", address))
                    .toList();

            List<String> transactions = payments.parallelStream()
                    .map(payment -> shop.post(PAYMENTS, payment).<String>path("transactionId"))
                    .toList();

            assertThat(transactions).doesNotContainNull().doesNotHaveDuplicates();
        }
    }

    @Test
    void takesSettlesAndDeclaresManyPaymentsByAHandfulOfStatements() {
        CountedStatements counted = new CountedStatements(dataSource);
        SandboxStore store = counted.store();
        PaymentStore payments = new PaymentStore(store);
        List<Wish> many = IntStream.range(0, 50)
                .mapToObj(number -> UUID.randomUUID().toString())
                .map(trade -> new Wish(trade, "ord_1", 1000, "0".repeat(32), "http://localhost:9/"))
                .toList();

        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> {
            payments.insert(many, Wish::outTradeNo, Instant.now().plusSeconds(3600));
            return payments.ofTrades(many.stream().map(Wish::outTradeNo).toList()).values().stream()
                    .map(Payment::id)
                    .toList();
        });
        assertThat(ids).hasSize(50);
        assertThat(counted.sent()).hasSize(2);

        QuarkusTransaction.requiringNew().run(() -> {
            payments.paid(ids, Instant.now());
            DeclarationStore declarations = new DeclarationStore(store);
            List<Noted> noted =
                    ids.stream().map(id -> new Noted(id, 1, "", "sealed")).toList();
            declarations.insert(noted);
            payments.declared(ids);
            declarations.delete(noted);
        });
        assertThat(counted.sent()).hasSize(4);
    }

    @Test
    void keepsADeclarationSealedAndOnlyUntilCustomsHasIt() {
        SandboxStore store = new CountedStatements(dataSource).store();
        long payment = -System.nanoTime();
        String document =
                TestMessages.payment("sealed" + -payment).replaceAll("(?s).*(<ceb:Payment>.*</ceb:Payment>).*", "$1");
        Noted noted = new Noted(
                payment, 1, "DXPENTSEALTEST", seals.seal(Long.toString(payment), document.replace("ceb:", "")));
        assertThat(noted.document()).isNotBlank().doesNotContain("王试验", "119900199001010010");

        QuarkusTransaction.requiringNew().run(() -> new DeclarationStore(store).insert(List.of(noted)));

        Mailbox shopsMailbox = new Mailbox("DXPENTSEALTEST");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shopsMailbox.statuses("Tsealed" + -payment))
                        .filteredOn(status -> !status.equals(THERE_ALREADY))
                        .containsExactly("2", "3", "120"));
        // customs may have answered before the firm has noted that it was told
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(new DeclarationStore(store).oldest(1000))
                .extracting(Noted::paymentId)
                .doesNotContain(payment));
    }

    @Test
    void declaresNothingThatItHasNotCollected() {
        shop.post(DECLARATIONS, Map.of("transactionId", "42000")).then().statusCode(404);
    }

    @Test
    void declaresWhatAMarketplaceThatIsNotItsOwnHasCollected() {
        String transaction = "ELSEWHERE" + UUID.randomUUID().toString().substring(0, 20);
        Map<String, Object> declaration = elsewhere(transaction, "DXPENTELSEWHERE");
        declaration.remove("channel");
        shop.post(DECLARATIONS, declaration).then().statusCode(404);

        declaration.put("channel", "douyin");
        shop.post(DECLARATIONS, declaration)
                .then()
                .statusCode(200)
                .body("identityCheckResult", equalTo("CHECK_PASSED"));
        shop.post(DECLARATIONS, declaration).then().statusCode(200);

        declaration.put("amount", "67.65");
        shop.post(DECLARATIONS, declaration).then().statusCode(400).body("code", equalTo("AMOUNT_ERROR"));
        Mailbox shopsMailbox = new Mailbox("DXPENTELSEWHERE");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.statuses(transaction))
                .contains("120"));
    }

    /** A payment that a marketplace has collected, as a shop wants it declared. */
    private static Map<String, Object> elsewhere(String transaction, String subscriber) {
        Map<String, Object> declaration = new HashMap<>(Map.of(
                "transactionId", transaction,
                "orderNo", "6900000000000000001",
                "amount", "67.64",
                "currency", "CNY",
                "customsPlace", "4601",
                "ebpCode", "4601W60001",
                "ebpName", "平台",
                "payer", Map.of("name", "王试验", "idNumber", "119900199001010010", "phone", "10000000000"),
                "subscriberDxpId", subscriber));
        declaration.put("channel", "douyin");
        return declaration;
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
