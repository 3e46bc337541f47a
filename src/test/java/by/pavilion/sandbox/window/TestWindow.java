package by.pavilion.sandbox.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import by.pavilion.sandbox.Mailbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One order at the window, sent and answered over HTTP as by a shop of its own. */
final class TestWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final String orderNo = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    final String copNo = "C" + orderNo;
    private final String shop = "DXP" + orderNo.substring(0, 13).toUpperCase(Locale.ROOT);
    private final Mailbox mailbox = new Mailbox(shop);
    private final String buyer;
    private final String price;

    /** A buyer whose year nobody else uses up buys two bars for 26.00 each. */
    TestWindow() {
        this(newBuyer(), "");
    }

    /** @param price of one piece, in place of the two bars; empty for the bars */
    TestWindow(String buyer, String price) {
        this.buyer = buyer;
        this.price = price;
    }

    /** An identity number of nobody, with a right check character. */
    static String newBuyer() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String digits = "119900%04d%02d%02d%03d"
                .formatted(
                        random.nextInt(1950, 2000), random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1000));
        for (char check : "0123456789X".toCharArray()) {
            if (ArrivalRules.isIdentityNumber(digits + check)) {
                return digits + check;
            }
        }
        throw new IllegalStateException(digits);
    }

    void choose(Scenario scenario) {
        given().contentType("application/json")
                .body(Map.of("scenario", scenario.toString()))
                .put("/sandbox/single-window/orders/" + orderNo + "/scenario")
                .then()
                .statusCode(204);
    }

    void sendDocuments() {
        send(TestMessages.order(orderNo));
        send(TestMessages.payment(orderNo));
        send(TestMessages.waybill(orderNo));
    }

    void awaitStoredDocuments() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> mailbox.messages().stream()
                                .filter(xml -> xml.matches("(?s).*CEB[345]12Message.*"))
                                .filter(xml -> xml.contains("<returnStatus>120<"))
                                .count()
                        >= 3);
    }

    void sendList() {
        sendSigned(TestMessages.list(orderNo));
    }

    /** The list, after its documents were stored, and its number at customs. */
    void declare() {
        sendDocuments();
        awaitStoredDocuments();
        sendList();
    }

    void sendSigned(String message) {
        post(TestMessages.signed(ours(message), "SHOPKEY"));
    }

    void send(String message) {
        post(ours(message));
    }

    /** The message with this order's sender, buyer, number and price. */
    private String ours(String message) {
        String ours = message.replace(TestMessages.SHOP, shop)
                .replace("<ceb:copNo>C1", "<ceb:copNo>" + copNo)
                .replace("119900199001010010", buyer);
        return price.isEmpty()
                ? ours
                : ours.replace("qty>2<", "qty>1<")
                        .replace("price>26.00", "price>" + price)
                        .replace("52.00", price)
                        .replace("taxTotal>5.64", "taxTotal>0")
                        .replace(
                                "67.64",
                                new BigDecimal(price).add(BigDecimal.TEN).toPlainString());
    }

    private void post(String message) {
        given().contentType("application/xml; charset=UTF-8")
                .body(TestMessages.enveloped(message, shop))
                .post("/sandbox/single-window/messages")
                .then()
                .statusCode(200)
                .body(containsString("<ResponseCode>0000</ResponseCode>"));
    }

    /** Statuses in receipts of this type, oldest first. */
    List<String> statuses(String receiptType) {
        return messages(receiptType).stream()
                .flatMap(xml -> Pattern.compile("<returnStatus>(.*?)<")
                        .matcher(xml)
                        .results()
                        .map(found -> found.group(1)))
                .toList();
    }

    List<String> messages(String type) {
        return mailbox.messages().stream().filter(xml -> xml.contains(type)).toList();
    }

    void awaitStatuses(String receiptType, String... statuses) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(statuses(receiptType))
                .containsExactly(statuses));
    }

    String await(String type) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> messages(type), found -> !found.isEmpty())
                .get(0);
    }

    /** The number that customs has given to the list. */
    String invtNo() {
        String stored = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> messages("CEB622Message").stream()
                                .filter(xml -> xml.contains("<invtNo>"))
                                .findFirst()
                                .orElse(""),
                        xml -> !xml.isEmpty());
        return Mailbox.first(stored, "invtNo");
    }
}
