package by.pavilion.sandbox.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import by.pavilion.sandbox.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SingleWindowTest {
    private final Mailbox mailbox = new Mailbox(TestMessages.SHOP);

    @Test
    void leadsAListFromItsDocumentsToItsTaxBill() {
        String orderNo = orderNo();
        sendDocuments(orderNo);

        send(TestMessages.signed(list(orderNo), "SHOPKEY"));

        String copNo = copNo(orderNo);
        awaitStatuses(copNo, "2", "3", "120", "399", "800", "899");
        String released = receipts(copNo).get(4);
        assertThat(released).contains("[Code:2600;Desc:放行]", "<ebcCode>4601W60002</ebcCode>");
        assertThat(Mailbox.first(released, "preNo")).matches("B\\d{17}");
        assertThat(Mailbox.first(released, "invtNo")).matches("4601\\d{4}I\\d{9}");
        String bill = await().atMost(Duration.ofSeconds(60))
                .until(() -> bill(Mailbox.first(released, "invtNo")), xml -> !xml.isEmpty());
        assertThat(Mailbox.first(bill, "valueAddedTax")).isEqualTo("5.64");
        assertThat(Mailbox.first(bill, "taxPrice")).isEqualTo("62.00");
    }

    @Test
    void keepsReceiptsUntilTheyAreAcknowledged() {
        String orderNo = orderNo();
        send(TestMessages.order(orderNo));
        awaitStatuses(orderNo, "2", "3", "120");

        List<String> ids = mailbox.items().stream().map(item -> item.get("id")).toList();
        List<Map<String, String>> again = mailbox.items();
        new Mailbox("DXPSOMEBODYELSE").acknowledge(ids);

        assertThat(again).extracting(item -> item.get("id")).containsAll(ids);
        assertThat(mailbox.statuses(orderNo)).containsExactly("2", "3", "120");
        mailbox.acknowledge(ids);
        assertThat(mailbox.statuses(orderNo)).isEmpty();
    }

    @Test
    void answersAFormatFaultByA900WithTheMessageInside() {
        String orderNo = orderNo();

        send(TestMessages.order(orderNo).replace("<ceb:orderType>I</ceb:orderType>", ""));

        String answer = await().until(
                        () -> mailbox.messages().stream()
                                .filter(xml -> xml.contains(orderNo))
                                .findFirst()
                                .orElse(""),
                        xml -> !xml.isEmpty());
        assertThat(answer)
                .contains("CEB900Message", "missing element OrderHead/orderType", "<oriMessageType>CEB311Message");
        assertThat(Mailbox.first(answer, "returnStatus")).startsWith("-");
    }

    @Test
    void refusesADocumentTheSecondTime() {
        String orderNo = orderNo();
        send(TestMessages.order(orderNo));
        awaitStatuses(orderNo, "2", "3", "120");

        send(TestMessages.order(orderNo));

        awaitStatuses(orderNo, "2", "3", "120", "-301010");
    }

    @Test
    void judgesEachDocumentOfAMessageByItselfAndAnswersTheRefusedOnesTogether() {
        String good = orderNo();
        String wrong = orderNo();
        String draft = orderNo();

        send(together(
                TestMessages.order(good),
                TestMessages.order(wrong).replace("acturalPaid>67.64", "acturalPaid>67.65"),
                TestMessages.order(draft).replace("appStatus>2", "appStatus>1")));

        awaitStatuses(good, "2", "3", "120");
        String answer = receipts(wrong).get(0);
        assertThat(answer).contains(">" + draft + "<", "[Code:1333;").doesNotContain(">" + good + "<");
        assertThat(receipts(wrong)).hasSize(1);
        assertThat(receipts(draft)).containsExactly(answer);
    }

    @Test
    void refusesAListWithoutASignatureThatVerifies() {
        String unsigned = orderNo();
        String tampered = orderNo();
        String foreign = orderNo();
        String keyName = "KEY" + foreign;
        send(TestMessages.signed(list(orderNo()), keyName));

        send(list(unsigned));
        send(TestMessages.signed(list(tampered), keyName).replace("<ceb:netWeight>0.18", "<ceb:netWeight>0.17"));
        send(TestMessages.signed(list(foreign), keyName, TestMessages.rsaKey()));

        awaitStatuses(copNo(unsigned), "-621025");
        awaitStatuses(copNo(tampered), "-621028");
        awaitStatuses(copNo(foreign), "-621026");
    }

    @Test
    void sendsBackAListWhosePaymentDiffersByAFen() {
        String orderNo = orderNo();
        send(TestMessages.order(orderNo));
        send(TestMessages.payment(orderNo).replace("67.64", "67.65"));
        send(TestMessages.waybill(orderNo));
        awaitStored(orderNo);

        send(TestMessages.signed(list(orderNo), "SHOPKEY"));

        awaitStatuses(copNo(orderNo), "2", "3", "100");
        assertThat(receipts(copNo(orderNo)).get(2)).contains("[Code:1305;");
    }

    @Test
    void letsACorrectedListPass() {
        String orderNo = orderNo();
        send(TestMessages.signed(list(orderNo), "SHOPKEY"));
        awaitStatuses(copNo(orderNo), "2", "3", "100");
        sendDocuments(orderNo);

        send(TestMessages.signed(list(orderNo).replace("appType>1", "appType>2"), "SHOPKEY"));

        awaitStatuses(copNo(orderNo), "2", "3", "100", "2", "3", "120", "399", "800", "899");
    }

    @Test
    void countsWhatAPersonBuysInAYear() {
        String person = "119900" + "19800101" + (100 + (int) (Math.random() * 900));
        String idNumber = withCheckCharacter(person);
        String first = dear(orderNo(), idNumber);
        String second = dear(orderNo(), idNumber);

        send(TestMessages.signed(first, "SHOPKEY"));
        awaitStatuses(copNo(orderNoOf(first)), "2", "3", "120", "399", "800", "899");
        send(TestMessages.signed(second, "SHOPKEY"));

        awaitStatuses(copNo(orderNoOf(second)), "2", "3", "-621018");
        assertThat(receipts(copNo(orderNoOf(second))).get(2)).contains("15010.00", "26000.00");
    }

    @Test
    void answersWhatIsNoEnvelopeByThePlatformsCodes() {
        given().contentType("application/xml")
                .body("<x/>")
                .post("/sandbox/single-window/messages")
                .then()
                .statusCode(200)
                .body(containsString("<ResponseCode>0002</ResponseCode>"));
        given().contentType("application/xml")
                .body("not xml")
                .post("/sandbox/single-window/messages")
                .then()
                .body(containsString("<ResponseCode>0001</ResponseCode>"));
        given().contentType("application/xml")
                .body(TestMessages.enveloped(TestMessages.order("O1"), "DXPSOMEBODYELSE"))
                .post("/sandbox/single-window/messages")
                .then()
                .body(containsString("<ResponseCode>2002</ResponseCode>"));
    }

    /** One piece for 15,000: allowed above the single limit, once a year. */
    private String dear(String orderNo, String idNumber) {
        send(priced(TestMessages.order(orderNo), idNumber)
                .replace("taxTotal>5.64", "taxTotal>0")
                .replace("acturalPaid>67.64", "acturalPaid>15010.00"));
        send(priced(TestMessages.payment(orderNo), idNumber).replace("67.64", "15010.00"));
        send(TestMessages.waybill(orderNo));
        awaitStored(orderNo);
        return priced(list(orderNo), idNumber);
    }

    /** The first message with the documents of all. */
    private static String together(String... messages) {
        StringBuilder orders = new StringBuilder();
        for (String message : messages) {
            orders.append(message, message.indexOf("<ceb:Order>"), message.indexOf("<ceb:BaseTransfer>"));
        }
        String first = messages[0];
        return first.substring(0, first.indexOf("<ceb:Order>"))
                + orders
                + first.substring(first.indexOf("<ceb:BaseTransfer>"));
    }

    private static String priced(String message, String idNumber) {
        return message.replace("119900199001010010", idNumber)
                .replace("qty>2<", "qty>1<")
                .replace("price>26.00", "price>15000.00")
                .replace("52.00", "15000.00");
    }

    private void sendDocuments(String orderNo) {
        send(TestMessages.order(orderNo));
        send(TestMessages.payment(orderNo));
        send(TestMessages.waybill(orderNo));
        awaitStored(orderNo);
    }

    private void awaitStored(String orderNo) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> mailbox.messages().stream()
                                .filter(xml -> xml.contains(orderNo))
                                .filter(xml ->
                                        Mailbox.first(xml, "returnStatus").equals("120"))
                                .count()
                        == 3);
    }

    private void awaitStatuses(String text, String... statuses) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(mailbox.statuses(">" + text + "<"))
                .containsExactly(statuses));
    }

    private List<String> receipts(String copNo) {
        return mailbox.messages().stream()
                .filter(xml -> xml.contains(">" + copNo + "<"))
                .toList();
    }

    private String bill(String invtNo) {
        return mailbox.messages().stream()
                .filter(xml -> xml.contains("CEB816Message") && xml.contains(invtNo))
                .findFirst()
                .orElse("");
    }

    private static void send(String message) {
        given().contentType("application/xml; charset=UTF-8")
                .body(TestMessages.enveloped(message, TestMessages.SHOP))
                .post("/sandbox/single-window/messages")
                .then()
                .statusCode(200)
                .body(containsString("<ResponseCode>0000</ResponseCode>"));
    }

    /** A buyer of its own for each list, so that no test uses up another's year. */
    private static String list(String orderNo) {
        return TestMessages.list(orderNo).replace("<ceb:copNo>C1", "<ceb:copNo>" + copNo(orderNo));
    }

    private static String copNo(String orderNo) {
        return "C" + orderNo;
    }

    private static String orderNoOf(String list) {
        return Mailbox.first(list, "ceb:orderNo");
    }

    private static String orderNo() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private static String withCheckCharacter(String digits) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
