package by.pavilion.customs;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.shared.Page;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That nothing which comes from the single window keeps anything else from being taken, and that nothing is lost. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class FetchReceiptsTest {
    private static final int TOO_LONG_FOR_A_ROW = 17 * 1024 * 1024;
    private static final int KEPT_OF_IT = 1024 * 1024;

    private final String run = UUID.randomUUID().toString();

    private TinyWindow window;

    @Inject
    Statements statements;

    @Inject
    Cases cases;

    @BeforeEach
    void openTheWindow() {
        window = new TinyWindow(WithTinyWindow.port());
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void takesWhatComesBehindWhatCannotBeRead() {
        byte[] tooLong = bytes(run + "a".repeat(TOO_LONG_FOR_A_ROW));
        window.give("1", base64(tooLong));
        window.give("2", "%no base64 " + run);
        window.give("3", enveloped("no receipts " + run));
        window.give("4", enveloped(message(run, receipt("a-" + run))));

        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());

        assertThat(receiptsOf("a-" + run)).isOne();
        assertThat(kept(tooLong)).isEqualTo(Arrays.copyOf(tooLong, KEPT_OF_IT));
        assertThat(kept(bytes("%no base64 " + run))).isEqualTo(bytes("%no base64 " + run));
        assertThat(kept(bytes("no receipts " + run))).isEqualTo(bytes("no receipts " + run));
        assertThat(caseOf(bytes("no receipts " + run)).text()).contains("not well-formed XML");
    }

    @Test
    void takesWhatStandsAroundAnEnvelopeThatIsLongerThanAnAnswerMayBe() {
        window.give("1", enveloped(message(run, receipt("g-" + run))));
        window.giveEndless("2", base64(bytes(run)));
        window.give("3", enveloped(message(run, receipt("h-" + run))));

        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());

        byte[] read = Arrays.copyOf(bytes(run), (DxpEnvelope.MOST_BYTES / 3 + 2) * 3);
        assertThat(List.of(receiptsOf("g-" + run), receiptsOf("h-" + run))).containsExactly(1L, 1L);
        assertThat(kept(read)).isEqualTo(Arrays.copyOf(read, KEPT_OF_IT));
    }

    @Test
    void anEnvelopeWithoutANameKeepsNoneOfTheOthersWaiting() {
        window.give("", enveloped(message(run, receipt("i-" + run))));
        window.give("1", enveloped(message(run, receipt("j-" + run))));

        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().equals(Set.of("")));

        assertThat(List.of(receiptsOf("i-" + run), receiptsOf("j-" + run))).containsExactly(1L, 1L);
    }

    @Test
    void takesReceiptsWhateverTheNumberOfTheirMessage() {
        window.give("1", enveloped(message("报文 " + run, receipt("b-" + run))));
        window.give("2", enveloped(message(run + run, receipt("c-" + run))));

        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());

        assertThat(receiptsOf("b-" + run)).isOne();
        assertThat(receiptsOf("c-" + run)).isOne();
    }

    @Test
    void takesTheGoodReceiptsOfAMessageAndKeepsItForTheOthers() {
        String bad = receipt("e-" + run).replace("<returnStatus>120</returnStatus>", "");
        String message = message(run, receipt("d-" + run) + bad + receipt("f-" + run));
        window.give("1", enveloped(message));

        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());

        assertThat(List.of(receiptsOf("d-" + run), receiptsOf("e-" + run), receiptsOf("f-" + run)))
                .containsExactly(1L, 0L, 1L);
        assertThat(kept(bytes(message))).isEqualTo(bytes(message));
        assertThat(caseOf(bytes(message)).text()).contains("OrderReturn has no returnStatus");
    }

    @Test
    void whoHasDealtWithAMessageTakesItOffTheListForGood() {
        byte[] message = bytes("no receipts, dismissed " + run);
        window.give("1", enveloped("no receipts, dismissed " + run));
        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());
        String id = caseOf(message).id().orElseThrow().toString();

        dismiss(id, run).statusCode(204);
        dismiss(id, run).statusCode(204);

        dismiss(id, UUID.randomUUID().toString()).statusCode(409).body("state", equalTo("DISMISSED"));
        asOperator()
                .get("/api/v1/audit?subject=" + id)
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("CUSTOMS_CASE")))
                .body("items[0].changes.find { it.field == '/dismissed' }.to", equalTo("UNREADABLE_MESSAGE"));
        assertThat(casesOf(message)).isEmpty();
        assertThat(kept(message)).isEqualTo(message);
        window.give("2", enveloped("no receipts, dismissed " + run));
        await().atMost(Duration.ofSeconds(60)).until(() -> window.waiting().isEmpty());
        assertThat(casesOf(message)).as("told once more").isEmpty();
        assertThat(statements.number(
                        "SELECT COUNT(*) FROM customs_messages_dismissed WHERE message_id = ? AND note = 'mended'",
                        idOf(message).value()))
                .isOne();
    }

    @Test
    void aMessageThatIsNotKeptIsNotFound() {
        asOperator()
                .get("/api/v1/customs/kept-messages/cms_0000000000000")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:customs-message-not-found"));
    }

    @Test
    void whatCannotBeTakenKeepsNoneOfTheOthersFromBeingTaken() {
        IllegalStateException fault = new IllegalStateException("this one never");
        List<Integer> taken = new ArrayList<>();
        Consumer<List<Integer>> take = some -> {
            if (some.contains(2)) {
                throw fault;
            }
            taken.addAll(some);
        };

        Map<Integer, RuntimeException> failed =
                FetchReceipts.together(IntStream.rangeClosed(1, 4).boxed().toList(), take);

        assertThat(taken).containsExactly(1, 3, 4);
        assertThat(failed).containsExactly(Map.entry(2, fault));
        assertThat(FetchReceipts.together(List.<Integer>of(), take)).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsNoMessagesFault() {
        Consumer<List<Integer>> take = some -> {
            throw new IllegalStateException("away", new SQLException("no connection", "08000"));
        };

        assertThatThrownBy(() -> FetchReceipts.together(List.of(1, 2), take)).hasMessage("away");
    }

    @Test
    void messagesOfManyReceiptsAreTakenByAsManyTransactionsAsThoseNeed() {
        List<List<Integer>> parts = FetchReceipts.inParts(List.of(500, 400, 1, 1000, 2, 3), Integer::intValue);

        assertThat(parts).isEqualTo(List.of(List.of(500, 400), List.of(1), List.of(1000), List.of(2, 3)));
        assertThat(FetchReceipts.inParts(List.<Integer>of(), Integer::intValue)).isEmpty();
    }

    private long receiptsOf(String orderNo) {
        return statements.number("SELECT COUNT(*) FROM customs_receipts WHERE key_number = ?", orderNo);
    }

    /** What an operator reads of a message that was kept. */
    private byte[] kept(byte[] message) {
        return asOperator()
                .get("/api/v1/customs/kept-messages/" + idOf(message))
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse dismiss(String id, String key) {
        return asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"note\":\"mended\"}")
                .post("/api/v1/cases/" + id + "/dismissals")
                .then();
    }

    private Case caseOf(byte[] message) {
        return casesOf(message).stream().findFirst().orElseThrow();
    }

    private List<Case> casesOf(byte[] message) {
        Optional<String> id = Optional.of(idOf(message).toString());
        List<Case> all = new ArrayList<>();
        Page<Case> page = cases.page(Optional.of(CaseKind.UNREADABLE_MESSAGE), 100, null);
        all.addAll(page.items());
        while (page.next() != null) {
            page = cases.page(Optional.of(CaseKind.UNREADABLE_MESSAGE), 100, page.next());
            all.addAll(page.items());
        }
        return all.stream().filter(one -> one.subject().equals(id)).toList();
    }

    private MessageId idOf(byte[] message) {
        return new MessageId(statements.number(
                "SELECT id FROM customs_messages WHERE guid = ? AND state = 'KEPT'",
                UUID.nameUUIDFromBytes(message).toString()));
    }

    private static String message(String guid, String receipts) {
        return "<CEB312Message guid=\"%s\" version=\"1.0\" xmlns=\"http://www.chinaport.gov.cn/ceb\">%s</CEB312Message>"
                .formatted(guid, receipts);
    }

    private static String receipt(String orderNo) {
        return """
                <OrderReturn><guid>x</guid><ebpCode>4601W60003</ebpCode><orderNo>%s</orderNo>\
                <returnStatus>120</returnStatus><returnTime>20261111120000000</returnTime><returnInfo>x</returnInfo>\
                </OrderReturn>""".formatted(orderNo);
    }

    private static String enveloped(String message) {
        return base64(new DxpEnvelope("number", "WINDOW", "DXPENTPAVILION01", Instant.now(), "CEB312Message")
                .around(bytes(message)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
