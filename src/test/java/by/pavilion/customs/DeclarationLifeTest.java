package by.pavilion.customs;

import static by.pavilion.TestCalls.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.ordering.TestApi;
import by.pavilion.parties.BlindIndex;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A declaration from its opening to its end, with a window that the test plays. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class DeclarationLifeTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Pattern FILING = Pattern.compile("\"filing\":(\\d+),");
    private static final String CHOCOLATE = "1806320000";

    /** Limited by quantity for each person and year. */
    private static final String SUGAR = "1701990000";

    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    /** An hour before the test: customs' clock is never ahead of ours. */
    private static Instant beginning;

    private static TinyWindow window;

    @Inject
    OpenDeclaration openDeclaration;

    @Inject
    DeclarationDesk desk;

    @Inject
    Declarations declarations;

    @Inject
    CancelDeclaration cancelDeclaration;

    @Inject
    DeclareReturn declareReturn;

    @Inject
    ReturnWindow returnWindow;

    @Inject
    Parties parties;

    @Inject
    Quota quota;

    @Inject
    PaymentClearingStore clearings;

    @Inject
    OriginalsStore originals;

    @Inject
    Ids ids;

    @Inject
    EntityManager entities;

    @BeforeAll
    static void openTheWindow() {
        window = new TinyWindow(WithTinyWindow.port());
        beginning = Instant.now().minusSeconds(3600);
    }

    @AfterAll
    static void closeTheWindow() {
        window.close();
    }

    @BeforeEach
    void takesEverything() {
        window.code.set("0000");
        window.payer.set("CHECK_PASSED");
        window.more.set("");
        window.whileAsked.set(question -> {});
    }

    @Test
    void isReleasedAndBilledWhateverTheOrderOfReceipts() {
        Opened opened = submitted();
        String listNo = newNumber();
        String taxNo = newNumber() + "T";

        receipt(taxBill(taxNo, listNo, "0", "18.20000", billedLine(1, "18.20")))
                .body("items[0].outcome", equalTo("UNMATCHED"));
        receipt(list(opened, listNo, "899", 50)).body("items[0].outcome", equalTo("APPLIED"));
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("STORED"));
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("REPEATED"));
        receipt(list(opened, listNo, "120", 10)).body("items[0].outcome", equalTo("STORED"));
        receipt(taxStatus(taxNo, listNo, "2")).body("items[0].outcome", equalTo("APPLIED"));

        assertThat(state(opened)).isEqualTo(DeclarationState.CLOSED);
        await().untilAsserted(() -> asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/tax-bills")
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo("SUMMED"))
                .body("items[0].vat.billed.amount", equalTo("18.20"))
                .body("items[0].vat.collected.amount", equalTo("18.00"))
                .body("items[0].vat.difference.amount", equalTo("0.20"))
                .body("items[0].difference.amount", equalTo("0.20"))
                .body("items[0].lines.vat.difference.amount", contains("0.20")));
        asOperator()
                .get("/api/v1/customs/guarantees")
                .then()
                .statusCode(200)
                .body("items.guarantor", hasItem("4601W60001"))
                .body("items.find { it.guarantor == '4601W60001' }.deposit.amount", equalTo("1000000.00"))
                .body("items.find { it.guarantor == '4601W60001' }.left.amount", notNullValue());
        asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/timeline")
                .then()
                .statusCode(200)
                .body("items.what", hasItems("OPENED", "SENT", "RECEIPT", "TAX_BILL"))
                .body("items.explanation", hasItem("Customs has released the goods."));
    }

    @Test
    void aBillOfAnotherTaxIsACaseWithBothNumbersUntilSomebodyDismissesIt() {
        Opened opened = submitted();
        String taxNo = billed(opened, "0", "18.20000");

        Map<String, Object> found = taxCase(taxNo).orElseThrow();

        assertThat(found).containsEntry("orders", List.of(opened.orderNo()));
        assertThat(String.valueOf(found.get("next"))).contains("18.20", "18.00", "tax-differs");
        String path = "/api/v1/cases/" + found.get("id") + "/dismissals";
        String key = UUID.randomUUID().toString();
        String note = "{\"note\":\"税率已变更，按海关税单缴纳\"}";
        post(path, key, note).statusCode(204);
        post(path, key, note).statusCode(204);
        post(path, note).statusCode(409).body("type", equalTo("urn:pavilion:problem:case-closed"));
        audited(String.valueOf(found.get("id")))
                .body("items.kind", contains("CUSTOMS_CASE"))
                .body("items[0].changes.field", contains("/dismissed", "/open"))
                .body("items[0].changes[0].to", equalTo("TAX_DIFFERS"))
                .body("items[0].changes[1].from", equalTo("TAX_DIFFERS"))
                .body(not(containsString("税率已变更")));
        assertThat(taxCase(taxNo)).isEmpty();
        asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/tax-bills")
                .then()
                .body("items[0].total.amount", equalTo("18.20"));
    }

    @Test
    void nothingGoesWhileCustomsDoesNotAcceptOurFirmUntilAPersonHasDealtWithIt() {
        Opened refused = refusedAsAFirm("-10101");
        try {
            Opened waiting = open();

            await().during(Duration.ofSeconds(3)).until(() -> window.messages("CEB311Message", waiting.orderNo())
                    .isEmpty());

            Map<String, Object> found = refusedConnection().orElseThrow();
            assertThat(found).containsEntry("subject", "-10101");
            assertThat(String.valueOf(found.get("next"))).contains("connection-refused", "311", "-10101");
            String path = "/api/v1/cases/" + found.get("id") + "/dismissals";
            post(path, "{\"note\":\"已重新备案\"}").statusCode(204);
            await().until(() ->
                    window.messages("CEB311Message", waiting.orderNo()).size() == 1);
            assertThat(refusedConnection()).isEmpty();
            post(path, "{\"note\":\"x\"}").statusCode(409).body("type", equalTo("urn:pavilion:problem:case-closed"));
        } finally {
            acceptOurFirm(refused);
        }
    }

    @Test
    void oneMessageGoesAfterTheRestAndAllGoesWhenCustomsAcceptsIt() {
        Opened refused = refusedAsAFirm("-10102");
        try {
            putOffWhatOtherTestsLeft();
            List<Opened> waiting = List.of(open(), open());

            restIsOver(refused);
            await().until(() -> !sent(waiting).isEmpty());
            await().until(() -> documentState(sent(waiting).get(0), DocumentType.ORDER) == DocumentState.SENT);
            await().during(Duration.ofSeconds(3)).until(() -> sent(waiting).size() == 1);
            restIsOver(refused); // customs has not said anything of the one that went
            await().during(Duration.ofSeconds(3)).until(() -> sent(waiting).size() == 1);
            assertThat(refusedConnection()).isPresent();

            receipt(orderReceipt(sent(waiting).get(0), "120", 60));

            await().until(() -> sent(waiting).size() == 2);
            assertThat(refusedConnection()).isEmpty();
        } finally {
            acceptOurFirm(refused);
        }
    }

    /** The one message that goes is that of whatever is due first. */
    private void putOffWhatOtherTestsLeft() {
        for (String table : List.of("customs_documents", "customs_messages")) {
            executeAlone("UPDATE " + table + " SET next_attempt_at = DATE_ADD(next_attempt_at, INTERVAL 30 DAY)"
                    + " WHERE next_attempt_at IS NOT NULL");
        }
    }

    private void restIsOver(Opened refused) {
        execute(
                "UPDATE customs_connection_refusals SET rests_until = refused_at"
                        + " WHERE open_slot = 1 AND declaration_id = ?1",
                refused);
    }

    private Opened refusedAsAFirm(String code) {
        Opened refused = open();
        await().until(() -> documentState(refused, DocumentType.ORDER) == DocumentState.SENT);
        receipt(orderReceipt(refused, code, 5)).body("items[0].outcome", equalTo("APPLIED"));
        assertThat(state(refused)).isEqualTo(DeclarationState.DECLARATION_HELD);
        return refused;
    }

    /** Whatever has become of the test: other tests send too. */
    private void acceptOurFirm(Opened refused) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "UPDATE customs_connection_refusals SET open_slot = NULL, ended_at = refused_at"
                                + " WHERE open_slot = 1 AND declaration_id = ?1")
                .setParameter(1, refused.id().value())
                .executeUpdate());
    }

    private List<Opened> sent(List<Opened> waiting) {
        return waiting.stream()
                .filter(one -> !window.messages("CEB311Message", one.orderNo()).isEmpty())
                .toList();
    }

    private static Optional<Map<String, Object>> refusedConnection() {
        return WholeList.of("/api/v1/cases?kind=CONNECTION_REFUSED").objects("items").stream()
                .findFirst();
    }

    @Test
    void aBillIsACaseByOneCentOfOneKindAndNoneWhenItAgrees() {
        assertThat(taxCase(billed(submitted(), "0", "18.00000"))).isEmpty();
        assertThat(taxCase(billed(submitted(), "0", "18.00499")))
                .as("rounded to the cent")
                .isEmpty();
        assertThat(taxCase(billed(submitted(), "0", "18.00500"))).isPresent();
        assertThat(taxCase(billed(submitted(), "0.01", "17.99")))
                .as("the sum is the same")
                .isPresent();
    }

    @Test
    void aBillThatDiffersByLineOnlyIsACaseThatNamesTheLine() {
        Opened opened = submitted();
        String listNo = newNumber();
        String taxNo = newNumber() + "T";
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("APPLIED"));

        receipt(taxBill(taxNo, listNo, "0", "18.00", billedLine(1, "17.90") + billedLine(2, "0.10")))
                .body("items[0].outcome", equalTo("APPLIED"));

        assertThat(String.valueOf(taxCase(taxNo).orElseThrow().get("next")))
                .contains("tax-differs-by-line", "1 (BY-KOM-CHOC-001): 0.00 / 0.00 / 18.00 → 0.00 / 0.00 / 17.90")
                .doesNotContain("2 (");
        asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/tax-bills")
                .then()
                .statusCode(200)
                .body("items[0].difference.amount", equalTo("0.00"))
                .body("items[0].lines.number", contains(1, 2))
                .body("items[0].lines[0].sku", equalTo("BY-KOM-CHOC-001"))
                .body("items[0].lines[0].hsCode", equalTo(CHOCOLATE))
                .body("items[0].lines[0].dutiablePrice.amount", equalTo("200.00"))
                .body("items[0].lines[0].tariff.difference.amount", equalTo("0.00"))
                .body("items[0].lines[0].vat.billed.amount", equalTo("17.90"))
                .body("items[0].lines[0].vat.collected.amount", equalTo("18.00"))
                .body("items[0].lines[0].difference.amount", equalTo("-0.10"))
                .body("items[0].lines[1]", not(hasKey("sku")))
                .body("items[0].lines[1].vat", not(hasKey("collected")));
    }

    @Test
    void aBillWhoseLinesAgreeIsNoCaseAndKeepsTheLinesThatWereToldFirst() {
        Opened opened = submitted();
        String listNo = newNumber();
        String taxNo = newNumber() + "T";
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("APPLIED"));
        receipt(taxBill(taxNo, listNo, "0", "18.00", billedLine(1, "18.00499")))
                .body("items[0].outcome", equalTo("APPLIED"));

        receipt(taxBill(taxNo, listNo, "0", "18.00", billedLine(1, "17.00")));

        assertThat(taxCase(taxNo)).isEmpty();
        asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/tax-bills")
                .then()
                .body("items.lines.flatten().vat.billed.amount", contains("18.00"));
    }

    private static String billedLine(int number, String vat) {
        return """
                <TaxListRd><gnum>%d</gnum><gcode>%s</gcode><taxPrice>200</taxPrice><customsTax>0</customsTax>
                <valueAddedTax>%s</valueAddedTax><consumptionTax>0</consumptionTax></TaxListRd>""".formatted(number, CHOCOLATE, vat);
    }

    @Test
    void theCaseOfABillThatCustomsMakesVoidClosesByItself() {
        Opened opened = submitted();
        String listNo = newNumber();
        String taxNo = newNumber() + "T";
        receipt(list(opened, listNo, "800", 40));
        receipt(taxBill(taxNo, listNo, "0", "18.20")).body("items[0].outcome", equalTo("APPLIED"));
        assertThat(taxCase(taxNo)).isPresent();

        receipt(taxStatus(taxNo, listNo, "3")).body("items[0].outcome", equalTo("APPLIED"));

        assertThat(taxCase(taxNo)).isEmpty();
    }

    /** Of what comes back no tax is billed, whichever word of customs comes first. */
    @Test
    void aBillOfWhatAReturnHasLeftIsACaseOnlyWhenItAsksForMoreThanWasCollected() {
        Opened opened = submitted();
        String listNo = newNumber();
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("APPLIED"));
        onePieceComesBack(opened);

        String beforeItsWord = billedOf(listNo, "9.00");
        receipt(returned(opened.id().toString(), "399", 60)).body("items[0].outcome", equalTo("APPLIED"));
        String afterIt = billedOf(listNo, "9.10");
        String ofMore = billedOf(listNo, "18.01");

        assertThat(taxCase(beforeItsWord)).isEmpty();
        assertThat(taxCase(afterIt)).isEmpty();
        assertThat(taxCase(ofMore)).isPresent();
    }

    @Test
    void aBillOfLessIsACaseWhenCustomsHasRefusedTheReturn() {
        Opened opened = submitted();
        String listNo = newNumber();
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("APPLIED"));
        onePieceComesBack(opened);
        receipt(returned(opened.id().toString(), "100", 60)).body("items[0].outcome", equalTo("APPLIED"));

        String taxNo = billedOf(listNo, "9.00");

        assertThat(taxCase(taxNo)).isPresent();
    }

    private void onePieceComesBack(Opened opened) {
        post(
                        "/api/v1/declarations/" + opened.id() + "/returns",
                        "{\"reason\":\"退货\",\"lines\":[{\"number\":1,\"quantity\":1}]}")
                .statusCode(202);
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
    }

    /** Gives the number of the bill. */
    private String billedOf(String listNo, String vat) {
        String taxNo = newNumber() + "T";
        receipt(taxBill(taxNo, listNo, "0", vat, billedLine(1, vat))).body("items[0].outcome", equalTo("APPLIED"));
        return taxNo;
    }

    @Test
    void whatAFirmTellsOfThePaymentsWayIsKeptAndWhatItSaysOtherwiseIsNot() {
        window.more.set(",\"verDept\":\"1\",\"payTransactionId\":\"UP-1\"");
        Opened byCard = paymentAsked();
        window.more.set(",\"verDept\":2,\"payTransactionId\":\"银联\"");
        Opened byNumber = paymentAsked();
        window.more.set(",\"verDept\":\"UNIONPAY\"");
        Opened inWords = paymentAsked();
        window.more.set("");
        Opened silent = paymentAsked();

        assertThat(clearings.find(byCard.id())).contains(new PaymentClearing("1", Optional.of("UP-1")));
        assertThat(clearings.find(byNumber.id())).contains(new PaymentClearing("2", Optional.empty()));
        assertThat(clearings.find(inWords.id())).isEmpty();
        assertThat(clearings.find(silent.id())).isEmpty();
    }

    /** Nobody has kept what was said about its payment. */
    @Test
    void originalsOfAnOrderOfOursAreLookedForAgainWhenTheyAreNotThere() {
        Opened opened = open();
        long id = ids.next();

        originals.ask(id, UUID.randomUUID().toString(), opened.orderNo(), Instant.now());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> originals.page(id + 1, 1).get(0).attempts() > 0);
        assertThat(originals.page(id + 1, 1).get(0).state()).isEqualTo(OriginalsCheck.State.ASKED);
        originals.close(id, OriginalsCheck.State.ANSWERED, "10000", Instant.now());
    }

    private Opened paymentAsked() {
        Opened opened = open();
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        return opened;
    }

    /** Releases the list and bills its tax, of which 18.00 VAT was collected; gives the number of the bill. */
    private String billed(Opened opened, String tariff, String vat) {
        String listNo = newNumber();
        String taxNo = newNumber() + "T";
        receipt(list(opened, listNo, "800", 40)).body("items[0].outcome", equalTo("APPLIED"));
        receipt(taxBill(taxNo, listNo, tariff, vat)).body("items[0].outcome", equalTo("APPLIED"));
        return taxNo;
    }

    private static Optional<Map<String, Object>> taxCase(String taxNo) {
        return WholeList.of("/api/v1/cases?kind=TAX_DIFFERS")
                .objects("items.findAll { it.subject == '" + taxNo + "' }")
                .stream()
                .findFirst();
    }

    @Test
    void isCancelledAtOnceBeforeTheListAndDeletedAtCustoms() {
        Opened opened = open();
        await().until(() -> window.messages("CEB311Message", opened.orderNo()).size() == 1);
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.SENT);

        CancelDeclaration.Outcome outcome =
                QuarkusTransaction.requiringNew().call(() -> cancelDeclaration.cancel(opened.orderNo(), "买家取消"));

        assertThat(outcome).isEqualTo(CancelDeclaration.Outcome.CANCELLED);
        await().untilAsserted(() -> assertThat(window.messages("CEB311Message", opened.orderNo()))
                .extracting(TinyWindow.Sent::text)
                .last()
                .asString()
                .contains("<ceb:appType>3</ceb:appType>"));
        assertThat(state(opened)).isEqualTo(DeclarationState.CANCELLED);
    }

    @Test
    void isCancelledByCustomsAfterTheList() {
        Opened opened = submitted();
        String listNo = newNumber();
        String path = "/api/v1/declarations/" + opened.id() + "/cancellations";
        String key = UUID.randomUUID().toString();

        post(path, key, "{\"reason\":\"买家取消\"}").statusCode(202).body("state", equalTo("CANCELLING"));
        post(path, key, "{\"reason\":\"买家取消\"}").statusCode(202);
        receipt(list(opened, listNo, "120", 10));
        await().until(() -> documentState(opened, DocumentType.CANCELLATION) == DocumentState.SENT);
        receipt(request("CEB624Message", "InvtCancelReturn", opened, "399", 60));

        assertThat(state(opened)).isEqualTo(DeclarationState.CANCELLED);
        assertThat(window.messages("CEB623Message", opened.id().toString()))
                .singleElement()
                .extracting(TinyWindow.Sent::text)
                .asString()
                .contains("<ceb:invtNo>" + listNo + "</ceb:invtNo>")
                .contains("<ceb:reason>买家取消</ceb:reason>");
        audited(opened.id())
                .body("items.kind", contains("DECLARATION"))
                .body("items.role", contains("operator"))
                .body("items[0].changes.find { it.field == '/state' }.from", equalTo("SUBMITTED"))
                .body("items[0].changes.find { it.field == '/state' }.to", equalTo("CANCELLING"))
                .body("items[0].changes.find { it.field == '/documents/623' }.to", equalTo("NEW"))
                .body(not(containsString("买家取消")));
    }

    @Test
    void aCancellationThatCustomsRefusesIsACaseAndCanBeAskedForAgain() {
        Opened opened = submitted();
        String path = "/api/v1/declarations/" + opened.id();
        receipt(list(opened, newNumber(), "120", 10));
        post(path + "/cancellations", "{\"reason\":\"买家取消\"}").statusCode(202);
        await().until(() -> documentState(opened, DocumentType.CANCELLATION) == DocumentState.SENT);
        receipt(request("CEB624Message", "InvtCancelReturn", opened, "-623005", 60));

        assertThat(state(opened)).isEqualTo(DeclarationState.IN_REVIEW);
        assertThat(attentionOf(opened)).containsExactly("cancellation-refused");
        asOperator()
                .get(path)
                .then()
                .body("next.action", equalTo("ASK"))
                .body("next.reason.code", equalTo("cancellation-refused"))
                .body("next.reason.text", containsString("-623005"));

        post(path + "/cancellations", "{\"reason\":\"买家取消\"}").statusCode(202);
        assertThat(attentionOf(opened)).isEmpty();
        await().until(() -> documentState(opened, DocumentType.CANCELLATION) == DocumentState.SENT);
        receipt(request("CEB624Message", "InvtCancelReturn", opened, "399", 90));
        assertThat(state(opened)).isEqualTo(DeclarationState.CANCELLED);
    }

    @Test
    void aListThatFailsAfterCustomsHasHadItGoesAgainAndWhenThatIsOverByHand() {
        Opened opened = submitted();
        String path = "/api/v1/declarations/" + opened.id();
        post(path + "/resubmissions", "")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:declaration-not-resubmittable"));

        String listNo = newNumber();
        receipt(list(opened, listNo, "3", 10));
        receipt(list(opened, listNo, "-621003", 11));
        await().until(() -> timesSent(opened) == 2 && documentState(opened, DocumentType.LIST) == DocumentState.SENT);
        receipt(list(opened, listNo, "3", 12));
        receipt(list(opened, listNo, "-621003", 13));
        assertThat(attentionOf(opened)).containsExactly("sent-too-often");

        post(path + "/resubmissions", "").statusCode(202);
        await().until(() -> timesSent(opened) == 3);
        assertThat(attentionOf(opened)).isEmpty();
        receipt(list(opened, listNo, "800", 40));
        assertThat(state(opened)).isEqualTo(DeclarationState.RELEASED);
    }

    private int timesSent(Opened opened) {
        return window.messages("CEB621Message", opened.id().toString()).size();
    }

    private static List<String> attentionOf(Opened opened) {
        return WholeList.of("/api/v1/cases?kind=ATTENTION")
                .texts("items.findAll { it.declarationId == '%s' }.next.reason.code".formatted(opened.id()));
    }

    /** What the audit trail says of a thing, the newest first. */
    private static ValidatableResponse audited(Object subject) {
        return asOperator().get("/api/v1/audit?subject=" + subject).then().statusCode(200);
    }

    @Test
    void cannotBeCancelledAfterItsReleaseButReturned() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "800", 40));
        String path = "/api/v1/declarations/" + opened.id();

        post(path + "/cancellations", "{\"reason\":\"买家取消\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:declaration-not-cancellable"));
        post(
                        path + "/returns",
                        "{\"reason\":\"退货\",\"lines\":[{\"number\":1,\"quantity\":3},{\"number\":2,\"quantity\":1}]}")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/quantity", "/lines/1/number"));
        post(path + "/returns", "{\"reason\":\"退货\",\"lines\":[{\"number\":1,\"quantity\":1}]}")
                .statusCode(202)
                .body("state", equalTo("RETURNING"));
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
        receipt(request("CEB626Message", "InvtRefundReturn", opened, "100", 60));
        assertThat(state(opened)).isEqualTo(DeclarationState.RETURN_HELD);
        post(path + "/resubmissions", "").statusCode(202);
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
        receipt(request("CEB626Message", "InvtRefundReturn", opened, "399", 90));

        assertThat(state(opened)).isEqualTo(DeclarationState.RETURNED);
        assertThat(window.messages("CEB625Message", opened.id().toString()))
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.text()).contains("<ceb:qty>1</ceb:qty>"))
                .last()
                .satisfies(sent -> assertThat(sent.text()).contains("<ceb:appType>2</ceb:appType>"));
        audited(opened.id())
                .body("items.kind", contains("DECLARATION", "DECLARATION"))
                .body("items[0].changes.find { it.field == '/state' }.from", equalTo("RETURN_HELD"))
                .body("items[0].changes.find { it.field == '/documents/625' }.from", equalTo("REJECTED"))
                .body("items[0].changes.find { it.field == '/documents/625' }.to", equalTo("NEW"))
                .body("items[1].changes.find { it.field == '/state' }.from", equalTo("RELEASED"))
                .body("items[1].changes.find { it.field == '/state' }.to", equalTo("RETURNING"))
                .body(
                        "items[1].changes.find { it.field == '/returned' }.to",
                        equalTo("[{\"number\":1,\"quantity\":1}]"))
                .body(not(containsString("退货")));
    }

    @Test
    void aPaymentThatCustomsSentBackIsAskedOfItsFirmAsAnotherFiling() {
        Opened opened = open();
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        assertThat(window.askedOfTheFirm(opened.orderNo()))
                .singleElement()
                .asString()
                .contains("\"appType\":\"1\",\"filing\":1,");
        receipt(paymentReceipt(opened, "100", 5));
        await().until(() -> state(opened) == DeclarationState.DECLARATION_HELD);

        post("/api/v1/declarations/" + opened.id() + "/resubmissions", "").statusCode(202);
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 2);

        assertThat(window.askedOfTheFirm(opened.orderNo()))
                .last()
                .asString()
                .contains("\"appType\":\"2\",\"filing\":2,");
    }

    @Test
    void aPaymentThatItsFirmTookAndCustomsDidNotGetIsAskedForAsAnotherFiling() {
        Opened opened = paymentAsked();

        silenceOfThePayment(opened);
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 2);
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(paymentReceipt(opened, "4", 5));
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 3);
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(paymentReceipt(opened, "-401011", 10));
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 4);
        receipt(paymentReceipt(opened, "120", 15)).body("items[0].outcome", equalTo("APPLIED"));

        assertThat(window.askedOfTheFirm(opened.orderNo()))
                .extracting(DeclarationLifeTest::filing)
                .containsExactly(1, 2, 3, 4);
        assertThat(documentState(opened, DocumentType.PAYMENT)).isEqualTo(DocumentState.REGISTERED);
    }

    @Test
    void aPaymentOfACancelledOrderIsNotAskedForAgain() {
        Opened opened = paymentAsked();
        post("/api/v1/declarations/" + opened.id() + "/cancellations", "{\"reason\":\"买家取消\"}")
                .statusCode(202);

        silenceOfThePayment(opened);

        DeclarationDocument payment = QuarkusTransaction.requiringNew().call(() -> desk.open(List.of(opened.id()))
                .declaration(opened.id())
                .progress()
                .document(DocumentType.PAYMENT));
        assertThat(payment.state()).isEqualTo(DocumentState.SENT);
        assertThat(payment.nextAttemptAt()).isEmpty();
    }

    @Test
    void aPaymentOfWhichNobodyKnowsWhetherItsFirmTookItIsAskedForAsTheSameFiling() {
        Opened opened = paymentAsked();
        window.firmStatus.set(503);
        try {
            silenceOfThePayment(opened);
            await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() >= 3);
        } finally {
            window.firmStatus.set(200);
        }
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);

        assertThat(window.askedOfTheFirm(opened.orderNo()))
                .extracting(DeclarationLifeTest::filing)
                .startsWith(1, 2, 2)
                .doesNotContain(3);
    }

    /** The time is over within which something should have been heard of it. */
    private void silenceOfThePayment(Opened opened) {
        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.sendAgain(folders, opened.id(), DocumentType.PAYMENT, 9);
            desk.putAway(folders);
        });
    }

    /** The number of the filing that the firm was asked for. */
    private static int filing(String asked) {
        Matcher number = FILING.matcher(asked);
        assertThat(number.find()).as(asked).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static String paymentReceipt(Opened opened, String code, int second) {
        return message(
                "CEB412Message",
                "PaymentReturn",
                "<payCode>3101W6P001</payCode><payTransactionId>pay-%s</payTransactionId>".formatted(opened.orderNo()),
                code,
                second);
    }

    @Test
    void goodsThatCustomsDidNotUnderstandAreDescribedBetterInTheOrderAndInTheList() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id();
        String key = UUID.randomUUID().toString();
        String better = "{\"lines\":[{\"number\":1,\"hsCode\":\"1806310000\",\"gmodelZh\":\"4|3|可可脂|100克/块\"}]}";

        post(path + "/corrections", "{\"lines\":[{\"number\":2,\"nameZh\":\"白巧克力\"}]}")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/number"));
        post(path + "/corrections", key, better).statusCode(202).body("state", equalTo("REJECTED"));
        post(path + "/corrections", key, better).statusCode(202);
        await().until(() -> window.messages("CEB311Message", opened.orderNo()).size() == 2);
        post(path + "/resubmissions", "").statusCode(202);
        receipt(orderReceipt(opened, "120", 60));
        await().until(() -> state(opened) == DeclarationState.SUBMITTED);

        assertThat(window.messages("CEB311Message", opened.orderNo())).last().satisfies(sent -> assertThat(sent.text())
                .contains("<ceb:appType>2</ceb:appType>", "<ceb:gmodel>4|3|可可脂|100克/块</ceb:gmodel>"));
        await().untilAsserted(() -> assertThat(window.messages("CEB621Message", opened.orderNo()))
                .last()
                .satisfies(sent -> assertThat(sent.text())
                        .contains(
                                "<ceb:appType>2</ceb:appType>",
                                "<ceb:gcode>1806310000</ceb:gcode>",
                                "<ceb:gmodel>4|3|可可脂|100克/块</ceb:gmodel>",
                                "<ceb:gname>黑巧克力</ceb:gname>")));
        audited(opened.id())
                .body("items.kind", contains("DECLARATION", "DECLARATION"))
                .body("items[1].changes.find { it.field == '/lines/1/hsCode' }.from", equalTo(CHOCOLATE))
                .body("items[1].changes.find { it.field == '/lines/1/hsCode' }.to", equalTo("1806310000"))
                .body("items[1].changes.find { it.field == '/lines/1/gmodelZh' }.to", equalTo("4|3|可可脂|100克/块"))
                .body("items[1].changes.find { it.field == '/lines/1/nameZh' }", nullValue());
        post(path + "/corrections", better)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:declaration-not-resubmittable"));
    }

    @Test
    void goodsAreNotMovedToACodeThatCountsOtherwiseNorCorrectedWhileTheOrderIsUnderWay() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id() + "/corrections";

        post(path, """
                        {"lines":[{"number":1,"hsCode":"%s"},{"number":1,"hsCode":"0000000000"},
                        {"number":1,"hsCode":"2202999000"},{"number":1,"hsCode":"1901101090"}]}""".formatted(SUGAR))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains("/lines/0/hsCode", "/lines/1/hsCode", "/lines/2/hsCode", "/lines/3/hsCode"))
                .body(
                        "errors.reason",
                        contains(
                                "other-yearly-quantity",
                                "not-on-positive-list",
                                "other-statutory-units",
                                "infant-formula-unregistered"));
        String better = "{\"lines\":[{\"number\":1,\"nameZh\":\"白巧克力\"}]}";
        String move = "UPDATE customs_documents SET state = '%s' WHERE document = '311' AND declaration_id = ?1";
        DocumentState before = documentState(opened, DocumentType.ORDER);
        execute(move.formatted("QUEUED"), opened);
        post(path, better).statusCode(409).body("type", equalTo("urn:pavilion:problem:order-document-under-way"));
        execute(move.formatted(before), opened);
        post(path, better).statusCode(202);
    }

    @Test
    void unitsAndQuantitiesThatCustomsDidNotTakeAreStatedAnewWithTheirCode() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id();
        String better = """
                {"lines":[{"number":1,"hsCode":"2202999000","unit1":"095","quantity1":0.18,
                           "unit2":"035","quantity2":0.18}]}""";

        post(path + "/corrections", better).statusCode(202).body("state", equalTo("REJECTED"));
        await().until(() -> window.messages("CEB311Message", opened.orderNo()).size() == 2);
        post(path + "/resubmissions", "").statusCode(202);
        receipt(orderReceipt(opened, "120", 60));
        await().until(() -> state(opened) == DeclarationState.SUBMITTED);

        await().untilAsserted(() -> assertThat(window.messages("CEB621Message", opened.orderNo()))
                .last()
                .satisfies(sent -> assertThat(sent.text())
                        .contains(
                                "<ceb:appType>2</ceb:appType>",
                                "<ceb:gcode>2202999000</ceb:gcode>",
                                "<ceb:unit1>095</ceb:unit1>",
                                "<ceb:qty2>0.18",
                                "<ceb:unit2>035</ceb:unit2>")));
    }

    /** As of orders that were taken before origins were looked at. */
    @Test
    void goodsOfACountryWithoutACodeAreNotDeclaredUntilTheirOriginIsPutRight() {
        Opened opened = QuarkusTransaction.requiringNew().call(() -> {
            Opened unknown = openInTransaction();
            int lines = entities.createNativeQuery(
                            "UPDATE customs_declaration_lines SET origin_country = '999' WHERE declaration_id = ?1")
                    .setParameter(1, unknown.id().value())
                    .executeUpdate();
            assertThat(lines).isEqualTo(1);
            return unknown;
        });
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.FORMAT_ERROR);
        assertThat(window.messages("CEB311Message", opened.orderNo())).isEmpty();
        String path = "/api/v1/declarations/" + opened.id();

        post(path + "/corrections", "{\"lines\":[{\"number\":1,\"originCountry\":\"BLR\"}]}")
                .statusCode(202);
        post(path + "/resubmissions", "").statusCode(202);

        await().untilAsserted(() -> assertThat(window.messages("CEB311Message", opened.orderNo()))
                .last()
                .satisfies(sent -> assertThat(sent.text()).contains("<ceb:country>340</ceb:country>")));
    }

    @Test
    void unitsQuantitiesAndCountriesThatCannotBeAreNotStated() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id() + "/corrections";

        post(path, """
                        {"lines":[{"number":1,"unit1":"035"},{"number":1,"quantity1":0.18},
                        {"number":1,"unit1":"999","quantity1":0.18},{"number":1,"unit1":"011","quantity1":2},
                        {"number":1,"unit1":"035","quantity1":0.18,"unit2":"011","quantity2":2},
                        {"number":1,"originCountry":"999"}]}""")
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/lines/0/quantity1 units-and-quantities",
                                "/lines/1/unit1 units-and-quantities",
                                "/lines/2/unit1 unit-not-in-table",
                                "/lines/3/unit1 other-statutory-units",
                                "/lines/4/unit2 other-statutory-units",
                                "/lines/5/originCountry country-not-in-table"));
        post(path, """
                        {"lines":[{"number":1,"unit1":"35","quantity1":0},{"number":1,"unit1":"035","quantity1":0.000001},
                        {"number":1,"unit1":"035","quantity1":1e400}]}""")
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/lines/0/unit1 malformed",
                                "/lines/0/quantity1 not-positive",
                                "/lines/1/quantity1 too-precise",
                                "/lines/2/quantity1 too-precise"));
    }

    @Test
    void aBuyerWhoWasNamedWronglyIsNamedRightlyInTheOrderThePaymentAndTheList() {
        String wrong = TestApi.identityNumber();
        String right = TestApi.identityNumber();
        Opened opened = submitted(open(inShanghai(wrong), "storefront"));
        QuarkusTransaction.requiringNew()
                .run(() -> quota.reserve(List.of(
                        Quota.Part.wanted(opened.orderNo(), parties.blindIndexes(wrong), yuan("200.00"), List.of()))));
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id();
        String key = UUID.randomUUID().toString();
        String better = "{\"buyer\":{\"name\":\"王大明\",\"idNumber\":\"%s\"}}".formatted(right);

        post(path + "/corrections", key, better).statusCode(202).body("state", equalTo("REJECTED"));
        post(path + "/corrections", key, better).statusCode(202);
        await().until(() -> window.messages("CEB311Message", opened.orderNo()).size() == 2);
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 2);
        post(path + "/resubmissions", "").statusCode(202).body("state", equalTo("DECLARING"));
        receipt(orderReceipt(opened, "120", 60));
        assertThat(state(opened)).as("the payment is still another's").isEqualTo(DeclarationState.DECLARING);
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(paymentReceipt(opened, "120", 60));
        await().until(() -> state(opened) == DeclarationState.SUBMITTED);

        assertThat(window.messages("CEB311Message", opened.orderNo()).get(1).text())
                .contains("<ceb:appType>2</ceb:appType>", "王大明", right)
                .doesNotContain(wrong);
        assertThat(window.askedOfTheFirm(opened.orderNo()).get(1))
                .contains("\"appType\":\"2\",\"filing\":2,", "王大明", right)
                .doesNotContain(wrong);
        await().untilAsserted(() -> assertThat(window.messages("CEB621Message", opened.orderNo()))
                .hasSize(2)
                .last()
                .satisfies(sent -> assertThat(sent.text()).contains("王大明", right)));
        assertThat(quota.used(parties.blindIndexes(wrong))).isEqualTo(yuan("0.00"));
        assertThat(quota.used(parties.blindIndexes(right))).isEqualTo(yuan("200.00"));
        assertThat(eventsOf(opened, "resubmitted"))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).doesNotContain(right, "王大明"))
                .first()
                .asString()
                .contains("[\"311\",\"411\"]");
        assertThat(asOperator()
                        .get("/api/v1/audit?subject=" + read(opened).recipient())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("name, idNumber", opened.id().toString())
                .doesNotContain(right, wrong, "王大明");
        audited(opened.id())
                .body("items.kind", contains("DECLARATION", "DECLARATION"))
                .body("items[1].changes.find { it.field == '/people' }.to", equalTo("name, idNumber"))
                .body(not(containsString(right)))
                .body(not(containsString(wrong)))
                .body(not(containsString("王大明")));
    }

    @Test
    void aFirmThatWasAskedWhileTheBuyerWasNamedOtherwiseIsAskedForAnotherFiling() {
        Opened opened = open();
        parcelKnown(opened);
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.SENT
                && documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(orderReceipt(opened, "120", 5));
        receipt(paymentReceipt(opened, "100", 5));
        String path = "/api/v1/declarations/" + opened.id();
        AtomicBoolean corrected = new AtomicBoolean();
        window.whileAsked.set(question -> {
            if (question.contains(opened.orderNo()) && !corrected.getAndSet(true)) {
                receipt(message(
                        "CEB512Message",
                        "LogisticsReturn",
                        "<logisticsCode>4601W6L001</logisticsCode><logisticsNo>W-%s</logisticsNo>"
                                .formatted(opened.orderNo()),
                        "100",
                        6));
                post(path + "/corrections", "{\"buyer\":{\"name\":\"王大明\"}}").statusCode(202);
            }
        });

        post(path + "/resubmissions", "").statusCode(202);
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 3);
        await().until(() -> documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);

        assertThat(window.askedOfTheFirm(opened.orderNo()).get(1))
                .contains("\"filing\":2,")
                .doesNotContain("王大明");
        assertThat(window.askedOfTheFirm(opened.orderNo()).get(2)).contains("\"filing\":3,", "王大明");
    }

    @Test
    void anotherAddressIsToldToTheCarrierWhoseWaybillIsWaitedFor() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id();

        post(path + "/corrections", "{\"shipTo\":{\"street\":\"世纪大道200号\"}}").statusCode(202);
        post(path + "/resubmissions", "").statusCode(202);
        await().until(() -> window.messages("CEB311Message", opened.orderNo()).size() == 2);
        receipt(orderReceipt(opened, "120", 60));
        assertThat(state(opened)).as("its waybill bears the old address").isEqualTo(DeclarationState.DECLARING);
        receipt(message(
                "CEB512Message",
                "LogisticsReturn",
                "<logisticsCode>4601W6L001</logisticsCode><logisticsNo>W-%s</logisticsNo>".formatted(opened.orderNo()),
                "120",
                60));
        await().until(() -> state(opened) == DeclarationState.SUBMITTED);

        await().untilAsserted(() -> assertThat(window.messages("CEB621Message", opened.orderNo()))
                .last()
                .satisfies(sent -> assertThat(sent.text()).contains("浦东新区世纪大道200号")));
        assertThat(eventsOf(opened, "resubmitted").get(0))
                .contains("[\"311\",\"511\"]")
                .doesNotContain("世纪大道");
        assertThat(window.askedOfTheFirm(opened.orderNo())).hasSize(1);
    }

    @Test
    void aBuyerWhoHasNotPaidAfterItsCorrectionIsHeldUntilItIsTheOneWho() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String path = "/api/v1/declarations/" + opened.id();
        window.payer.set("CHECK_NOT_PASSED");

        post(path + "/corrections", "{\"buyer\":{\"name\":\"张三\"}}").statusCode(202);
        await().until(() -> read(opened).progress().isHeldForPayer());
        post(path + "/resubmissions", "").statusCode(202);
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.SENT);
        receipt(orderReceipt(opened, "120", 60));
        receipt(paymentReceipt(opened, "120", 60));
        assertThat(state(opened)).isEqualTo(DeclarationState.DECLARING);
        assertThat(documentState(opened, DocumentType.LIST)).isEqualTo(DocumentState.NEW);

        window.payer.set("CHECK_PASSED");
        post(path + "/corrections", "{\"buyer\":{\"name\":\"王小明\"}}").statusCode(202);
        await().until(() -> window.askedOfTheFirm(opened.orderNo()).size() == 3);
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.SENT
                && documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(orderReceipt(opened, "120", 90));
        receipt(paymentReceipt(opened, "120", 90));

        await().until(() -> state(opened) == DeclarationState.SUBMITTED);
        assertThat(window.askedOfTheFirm(opened.orderNo()).get(2)).contains("\"filing\":3,", "王小明");
    }

    @Test
    void whatNoOrderCouldHaveBeenPlacedWithIsNoCorrectionAndAPlatformsPeopleAreThePlatforms() {
        Opened opened = submitted();
        String path = "/api/v1/declarations/" + opened.id() + "/corrections";
        post(path, "{\"buyer\":{\"name\":\"张三\"}}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:declaration-not-resubmittable"));
        receipt(list(opened, newNumber(), "100", 40));

        post(path, """
                        {"lines":[{"number":7}],"buyer":{"name":" ","idNumber":"110105194912310021","phone":"12345"},
                        "shipTo":{"city":"上海\\u200b市","street":"\\u0007","postcode":"12"}}""")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/lines/0/number",
                                "/buyer/name",
                                "/buyer/phone",
                                "/shipTo/city",
                                "/shipTo/street",
                                "/shipTo/postcode",
                                "/buyer/idNumber"))
                .body(
                        "errors.reason",
                        contains(
                                "unknown-declaration-line",
                                "required",
                                "phone",
                                "hidden-characters",
                                "malformed",
                                "postcode",
                                "identity-number"));
        for (String nothing : List.of("{}", "{\"buyer\":{}}", "{\"lines\":[]}")) {
            post(path, nothing).statusCode(422).body("errors.pointer", contains("/lines"));
        }
        Opened sold = open(TestRecipients.inShanghai(), "douyin");
        execute(
                "UPDATE customs_documents SET filed_by = 'PLATFORM' WHERE document = '311' AND declaration_id = ?1",
                sold);
        post("/api/v1/declarations/" + sold.id() + "/corrections", "{\"buyer\":{\"phone\":\"13800138001\"}}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:declared-by-platform"))
                .body("channel", equalTo("douyin"));
    }

    private static Recipient inShanghai(String idNumber) {
        Recipient known = TestRecipients.inShanghai();
        return new Recipient(
                new Buyer(known.buyer().name(), idNumber, known.buyer().phone()), known.shipTo());
    }

    private static String orderReceipt(Opened opened, String code, int second) {
        return message(
                "CEB312Message",
                "OrderReturn",
                "<ebpCode>4601W60003</ebpCode><orderNo>%s</orderNo>".formatted(opened.orderNo()),
                code,
                second);
    }

    /** Orders that are blocked now are cancelled by themselves; nobody has cancelled those of an earlier version. */
    @Test
    void whatWasACaseAboveALimitStaysOneUntilItsOrderIsCancelled() {
        Opened opened = submitted();
        String listNo = newNumber();
        receipt(list(opened, listNo, "-621018", 40));
        assertThat(caseOf(opened)).isEmpty();
        execute(
                "UPDATE customs_declarations SET case_kind = 'ABOVE_LIMIT', case_at = '2026-11-01 00:00:00' WHERE id = ?1",
                opened);

        receipt(list(opened, listNo, "-621018", 50)).body("items[0].outcome", equalTo("APPLIED"));

        assertThat(state(opened)).isEqualTo(DeclarationState.BLOCKED);
        assertThat(caseOf(opened)).containsExactly("ABOVE_LIMIT");
        QuarkusTransaction.requiringNew().call(() -> cancelDeclaration.cancel(opened.orderNo(), "超过限额"));
        assertThat(state(opened)).isEqualTo(DeclarationState.CANCELLED);
        assertThat(caseOf(opened)).isEmpty();
    }

    private static List<String> caseOf(Opened opened) {
        return WholeList.of("/api/v1/cases?kind=ABOVE_LIMIT")
                .texts("items.findAll { it.declarationId == '%s' }.kind".formatted(opened.id()));
    }

    private void execute(String update, Opened opened) {
        assertThat(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(update)
                        .setParameter(1, opened.id().value())
                        .executeUpdate()))
                .isEqualTo(1);
    }

    @Test
    void bondedGoodsThatWereAskedBackInTimeMayArriveUntilTheFortyFifthDay() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "800", 40));
        DeclareReturn.Returnable returnable = lead(opened);
        Instant releasedAt =
                declarations.require(opened.id()).progress().releasedAt().orElseThrow();
        assertThat(returnable.until()).isEqualTo(releasedAt.plus(Duration.ofDays(45)));

        wasReleasedDaysBefore(opened, 31);
        assertThatThrownBy(() -> lead(opened)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.type().slug())
                .isEqualTo("return-window-over"));
        wasReleasedDaysBefore(opened, 13);
        DeclareReturn.Outcome inTime = declareReturn(opened);

        assertThat(inTime).isEqualTo(new DeclareReturn.Declared(1));
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
        receipt(request("CEB626Message", "InvtRefundReturn", opened, "399", 90));
        wasReleasedDaysBefore(opened, 2);
        assertThat(declareReturn(opened)).isEqualTo(new DeclareReturn.WindowOver());
        assertThat(declareReturn(opened, Instant.now().minus(Duration.ofDays(3))))
                .as("here in time, and the other return was with customs")
                .isEqualTo(new DeclareReturn.Declared(2));
    }

    @Test
    void anOperatorDeclaresBondedGoodsForAsLongAsTheyMayArrive() {
        String piece = "{\"reason\":\"退货\",\"lines\":[{\"number\":1,\"quantity\":1}]}";
        Opened inTime = submitted();
        receipt(list(inTime, newNumber(), "800", 40));
        wasReleasedDaysBefore(inTime, 44);
        Opened late = submitted();
        receipt(list(late, newNumber(), "800", 40));
        wasReleasedDaysBefore(late, 46);

        post("/api/v1/declarations/" + inTime.id() + "/returns", piece).statusCode(202);
        post("/api/v1/declarations/" + late.id() + "/returns", piece)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-window-over"));
    }

    @Test
    void goodsOfDirectPurchaseMustBeHereWhenTheyCanNoLongerBeAskedBack() {
        Instant releasedAt = Instant.parse("2026-11-11T04:00:00Z");

        assertThat(returnWindow.arrivalEnd(CustomsMode.DIRECT_PURCHASE, releasedAt))
                .isEqualTo(returnWindow.end(CustomsMode.DIRECT_PURCHASE, releasedAt))
                .isEqualTo(releasedAt.plus(Duration.ofDays(30)));
        assertThat(returnWindow.end(CustomsMode.BONDED, releasedAt)).isEqualTo(releasedAt.plus(Duration.ofDays(30)));
        assertThat(returnWindow.arrivalEnd(CustomsMode.BONDED_A, releasedAt))
                .isEqualTo(releasedAt.plus(Duration.ofDays(45)));
    }

    @Test
    void goodsThatMayStillBeAskedBackMayStillArrive() {
        Instant releasedAt = Instant.parse("2099-11-11T04:00:00Z");
        executeAlone("INSERT INTO customs_return_windows (mode, days, arrival_days, source, valid_from)"
                + " VALUES ('1239', 60, 45, 'a longer window', '2099-01-01')");

        try {
            assertThat(returnWindow.end(CustomsMode.BONDED_A, releasedAt))
                    .isEqualTo(releasedAt.plus(Duration.ofDays(60)));
            assertThat(returnWindow.arrivalEnd(CustomsMode.BONDED_A, releasedAt))
                    .isEqualTo(releasedAt.plus(Duration.ofDays(60)));
        } finally {
            executeAlone("DELETE FROM customs_return_windows WHERE source = 'a longer window'");
        }
    }

    private void executeAlone(String update) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(update).executeUpdate());
    }

    private DeclareReturn.Returnable lead(Opened opened) {
        return QuarkusTransaction.requiringNew().call(() -> declareReturn.lead(opened.orderNo()));
    }

    private DeclareReturn.Outcome declareReturn(Opened opened) {
        return declareReturn(opened, Instant.now());
    }

    private DeclareReturn.Outcome declareReturn(Opened opened, Instant hereSince) {
        return QuarkusTransaction.requiringNew()
                .call(() -> declareReturn.declare(
                        opened.orderNo(), List.of(new DeclareReturn.Line(1, 1)), "退货", hereSince));
    }

    private void wasReleasedDaysBefore(Opened opened, int days) {
        execute(
                "UPDATE customs_declarations SET released_at = released_at - INTERVAL " + days + " DAY WHERE id = ?1",
                opened);
    }

    @Test
    void goodsGoBackInPartsAndEachReturnHearsItsOwnReceipts() {
        Opened opened = submitted(open(SUGAR));
        List<BlindIndex> buyer = List.of(new BlindIndex(
                "1", UUID.randomUUID().toString().replace("-", "").repeat(2)));
        YearlyQuantity sugar =
                new YearlyQuantity("1701", new BigDecimal("0.18"), new BigDecimal("2"), "035", "positive list");
        QuarkusTransaction.requiringNew()
                .run(() -> quota.reserve(
                        List.of(Quota.Part.wanted(opened.orderNo(), buyer, yuan("200.00"), List.of(sugar)))));
        String listNo = newNumber();
        receipt(list(opened, listNo, "800", 40));
        String first = opened.id().toString();
        String second = first + "-2";
        String path = "/api/v1/declarations/" + opened.id();
        String onePiece = "{\"reason\":\"%s\",\"lines\":[{\"number\":1,\"quantity\":1}]}";

        post(path + "/returns", onePiece.formatted("第一件")).statusCode(202);
        post(path + "/returns", onePiece.formatted("太早"))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-under-way"));
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
        receipt(returned(first, "399", 60)).body("items[0].outcome", equalTo("APPLIED"));
        assertThat(state(opened)).isEqualTo(DeclarationState.RETURNED);
        assertThat(quota.used(buyer)).isEqualTo(yuan("100.00"));
        assertThat(yearlyQuantity(buyer)).isEqualByComparingTo("0.09");

        post(path + "/returns", "{\"reason\":\"太多\",\"lines\":[{\"number\":1,\"quantity\":2}]}")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/quantity"));
        post(path + "/returns", onePiece.formatted("第二件")).statusCode(202).body("state", equalTo("RETURNING"));
        await().until(() -> state(opened) == DeclarationState.RETURN_DECLARED);
        receipt(returned(first, "800", 70)); // late word of the first
        assertThat(yearlyQuantity(buyer)).as("given back once").isEqualByComparingTo("0.09");
        String namingTheListOnly =
                returned("unknown", "120", 50).replace("T20261111000000001", "B" + listNo.substring(1));
        receipt(namingTheListOnly).body("items[0].outcome", equalTo("STORED")); // older than the second return
        assertThat(state(opened)).isEqualTo(DeclarationState.RETURN_DECLARED);
        receipt(returned(second + "9", "399", 80)).body("items[0].outcome", equalTo("UNKNOWN"));
        receipt(returned(second, "399", 90)).body("items[0].outcome", equalTo("APPLIED"));
        assertThat(state(opened)).isEqualTo(DeclarationState.RETURNED);

        asOperator()
                .get(path)
                .then()
                .statusCode(200)
                .body("returns.number", contains(1, 2))
                .body("returns.state", contains("GRANTED", "GRANTED"))
                .body("returns.reason", contains("第一件", "第二件"))
                .body("returns.lines.quantity.flatten()", contains(1, 1));
        assertThat(window.messages("CEB625Message", opened.orderNo()))
                .extracting(TinyWindow.Sent::text)
                .satisfiesExactly(
                        sent -> assertThat(sent).contains("<ceb:copNo>" + first + "</ceb:copNo>"),
                        sent -> assertThat(sent).contains("<ceb:copNo>" + second + "</ceb:copNo>"));
        assertThat(eventsOf(opened, "return-accepted"))
                .satisfiesExactly(
                        event ->
                                assertThat(event).contains("\"complete\":false").contains("\"quantity\":1"),
                        event -> assertThat(event).contains("\"complete\":true").contains("\"quantity\":1"));
        assertThat(quota.used(buyer)).isEqualTo(yuan("0.00"));
        assertThat(yearlyQuantity(buyer)).isEqualByComparingTo("0");
        post(path + "/returns", onePiece.formatted("第三件")).statusCode(422);
    }

    @Test
    void aRejectedListIsACaseUntilItGoesAgain() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "100", 40));
        String cases = "/api/v1/cases?kind=LIST_REJECTED";
        WholeList.of(cases).body("items.declarationId", hasItem(opened.id().toString()));
        asOperator()
                .get("/api/v1/declarations?state=REJECTED&age=PT0S&port=4601&mode=1210&order=" + opened.orderNo())
                .then()
                .statusCode(200)
                .body("items.id", contains(opened.id().toString()));

        asOperator()
                .contentType("application/json")
                .body("{\"action\":\"RESUBMIT\",\"declarations\":[\"%s\",\"dcl_0000000000001\"]}"
                        .formatted(opened.id()))
                .post("/api/v1/declarations/actions")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("DONE", "REFUSED"));

        await().until(() -> state(opened) == DeclarationState.SUBMITTED);
        WholeList.of(cases).body("items.declarationId", not(hasItem(opened.id().toString())));
        await().untilAsserted(() -> assertThat(window.messages("CEB621Message", opened.orderNo()))
                .last()
                .satisfies(sent -> assertThat(sent.text()).contains("<ceb:appType>2</ceb:appType>")));
    }

    @Test
    void eachFilterOfTheListLeavesOutWhatDoesNotFit() {
        Opened opened = open();
        String list = "/api/v1/declarations?order=" + opened.orderNo();
        asOperator()
                .get(list + "&state=DECLARING&age=PT0S&port=4601&mode=1210")
                .then()
                .statusCode(200)
                .body("items.id", contains(opened.id().toString()));

        for (String other : List.of("state=RELEASED", "age=P1D", "port=4602", "mode=9610")) {
            asOperator().get(list + "&" + other).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=RELAESED,state,unknown-declaration-state",
        "age=yesterday,age,malformed",
        "age=-PT1S,age,malformed",
        "age=P3661D,age,malformed",
        "port=460,port,malformed",
        "mode=0110,mode,malformed"
    })
    void aFilterThatIsNoneIsNamed(String filter, String name, String reason) {
        asOperator()
                .get("/api/v1/declarations?" + filter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:pavilion:problem:invalid-parameter"))
                .body("errors.pointer", contains(name))
                .body("errors.reason", contains(reason));
    }

    @Test
    void manyAreCancelledAtOnceAndWhatIsTooLateStopsNoneOfThem() {
        Opened before = open();
        Opened listed = submitted();
        Opened released = submitted();
        receipt(list(released, newNumber(), "800", 40));

        asOperator()
                .contentType("application/json")
                .body("""
                        {"action":"CANCEL","declarations":["%1$s","%2$s","%1$s","%3$s"],"reason":"买家取消"}""".formatted(released.id(), listed.id(), before.id()))
                .post("/api/v1/declarations/actions")
                .then()
                .statusCode(200)
                .body(
                        "items.declaration",
                        contains(
                                released.id().toString(),
                                listed.id().toString(),
                                before.id().toString()))
                .body("items.outcome", contains("REFUSED", "DONE", "DONE"))
                .body("items.state", contains("RELEASED", "CANCELLING", "CANCELLED"))
                .body("items[0].refusal.type", equalTo("urn:pavilion:problem:declaration-not-cancellable"));
        audited(listed.id())
                .body("items.role", contains("operator"))
                .body("items[0].changes.find { it.field == '/state' }.to", equalTo("CANCELLING"));
        audited(before.id())
                .body("items.role", contains("operator"))
                .body("items[0].changes.find { it.field == '/state' }.to", equalTo("CANCELLED"));
        audited(released.id()).body("items", hasSize(0));
    }

    @Test
    void nothingIsDoneWithNoneWithTooManyOrWithoutSayingWhat() {
        Opened opened = open();
        String path = "/api/v1/declarations/actions";
        String one = "\"" + opened.id() + "\"";
        String tooMany = String.join(",", Collections.nCopies(101, one));

        post(path, "{\"action\":\"CANCEL\",\"declarations\":[]}")
                .statusCode(422)
                .body("errors.pointer", contains("/declarations"));
        post(path, "{\"action\":\"CANCEL\",\"declarations\":[%s]}".formatted(tooMany))
                .statusCode(422)
                .body("errors.pointer", contains("/declarations"));
        post(path, "{\"declarations\":[%s]}".formatted(one))
                .statusCode(422)
                .body("errors.pointer", contains("/action"));

        assertThat(state(opened)).isNotEqualTo(DeclarationState.CANCELLED);
    }

    @Test
    void aMessageIsGivenByteForByteAsItWentOrCame() {
        Opened opened = submitted();
        String said = list(opened, newNumber(), "120", 10).replace("回执", "𠮷 &amp; 回执");
        receipt(said).body("items[0].outcome", equalTo("APPLIED"));

        for (String sent : List.of("CEB311Message", "CEB621Message")) {
            assertThat(content(opened, sent))
                    .isEqualTo(window.messages(sent, opened.orderNo()).get(0).text());
        }
        assertThat(content(opened, "CEB622Message")).isEqualTo(said);
    }

    private String content(Opened opened, String type) {
        int number = declarations.messages(opened.id(), 100, null).items().stream()
                .filter(message -> message.type().equals(type))
                .findFirst()
                .orElseThrow()
                .number();
        byte[] content = asOperator()
                .get("/api/v1/declarations/" + opened.id() + "/messages/" + number)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/xml"))
                .extract()
                .asByteArray();
        return new String(content, StandardCharsets.UTF_8);
    }

    @Test
    void aMessageThatIsNotThereIsNotFound() {
        asOperator()
                .get("/api/v1/declarations/" + open().id() + "/messages/99")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:declaration-message-not-found"));
    }

    @Test
    void aListThatStaysInReviewForTooLongIsACase() {
        Opened opened = submitted();

        receipt(list(opened, newNumber(), "120", 40));

        WholeList.of("/api/v1/cases?kind=OVERDUE")
                .body("items.find { it.declarationId == '" + opened.id() + "' }.next.action", equalTo("ASK"));
        receipt(list(opened, newNumber(), "800", 50));
        WholeList.of("/api/v1/cases?kind=OVERDUE")
                .body("items.declarationId", not(hasItem(opened.id().toString())));
    }

    @Test
    void oneMessageHoldsManyAndARefusalOfItHarmsNoneOfThem() {
        List<Opened> opened = QuarkusTransaction.requiringNew().call(() -> IntStream.range(0, 5)
                .mapToObj(index -> openInTransaction())
                .toList());
        await().until(() ->
                opened.stream().allMatch(one -> documentState(one, DocumentType.ORDER) == DocumentState.SENT));
        TinyWindow.Sent together =
                window.messages("CEB311Message", opened.get(0).orderNo()).get(0);
        assertThat(opened).allSatisfy(one -> assertThat(together.text()).contains(one.orderNo()));

        String refusal = """
                <CEB900Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><MessageReturn>
                <guid>x</guid><returnStatus>-1</returnStatus><returnInfo>格式错误</returnInfo><returnTime>%s</returnTime>
                <oriCopMsgId>%s</oriCopMsgId><oriMessageType>CEB311Message</oriMessageType><oriBizMessage/>
                </MessageReturn></CEB900Message>""".formatted(UUID.randomUUID(), TIME.format(Instant.now()), together.number());
        receipt(refusal).body("items.outcome.unique()", contains("STORED"));

        await().untilAsserted(() -> assertThat(opened)
                .allSatisfy(one -> assertThat(window.messages("CEB311Message", one.orderNo()))
                        .hasSize(2)));
        String last = opened.get(0).orderNo();
        await().until(() -> documentState(opened.get(0), DocumentType.ORDER) == DocumentState.SENT);
        receipt(refusal.replace(
                together.number(),
                window.messages("CEB311Message", last).get(1).number().toLowerCase(Locale.ROOT)));
        assertThat(state(opened.get(0))).isEqualTo(DeclarationState.DECLARATION_HELD);
    }

    @Test
    void showsHowAMessageFaresUntilItIsTaken() {
        window.code.set("3003");
        Opened opened = open();
        String messages = "/api/v1/declarations/" + opened.id() + "/messages";
        await().untilAsserted(() -> asOperator()
                .get(messages)
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("WAITING"))
                .body("items[0].attempts", greaterThan(1))
                .body("items[0].history.size()", greaterThan(1))
                .body("items[0].lastError", equalTo("code 3003"))
                .body("items[0].nextAttemptAt", notNullValue()));

        window.code.set("0000");

        await().untilAsserted(() -> asOperator()
                .get(messages)
                .then()
                .body("items[0].state", equalTo("SENT"))
                .body("items[0].attempts", greaterThan(1))
                .body("items[0]", not(hasKey("lastError")))
                .body("items[0]", not(hasKey("nextAttemptAt"))));
        DeclarationMessage message =
                declarations.messages(opened.id(), 1, null).items().get(0);
        List<DeclarationMessage.Attempt> history = message.history();
        assertThat(history)
                .extracting(DeclarationMessage.Attempt::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, message.attempts()).boxed().toList());
        assertThat(history.subList(0, history.size() - 1)).allSatisfy(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(DeclarationMessage.Outcome.MISSED);
            assertThat(attempt.error()).contains("code 3003");
        });
        assertThat(history)
                .last()
                .isEqualTo(new DeclarationMessage.Attempt(
                        message.attempts(), message.sentAt(), DeclarationMessage.Outcome.SENT, Optional.empty()));
    }

    @Test
    void whatGoesAtOnceHasOneAttemptAndWhatIsRefusedSaysWhy() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "120", 10));
        window.code.set("0009");
        Opened refused = open();
        await().until(() -> state(refused) == DeclarationState.DECLARATION_HELD);
        window.code.set("0000");

        List<DeclarationMessage> messages =
                declarations.messages(opened.id(), 100, null).items();

        assertThat(messages)
                .filteredOn(one -> one.direction() == DeclarationMessage.Direction.OUT)
                .allSatisfy(sent -> assertThat(sent.history())
                        .containsExactly(new DeclarationMessage.Attempt(
                                1, sent.sentAt(), DeclarationMessage.Outcome.SENT, Optional.empty())));
        assertThat(messages)
                .filteredOn(one -> one.direction() == DeclarationMessage.Direction.IN)
                .isNotEmpty()
                .allSatisfy(taken -> assertThat(taken.history()).isEmpty());
        assertThat(declarations.messages(refused.id(), 1, null).items().get(0).history())
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.number()).isOne();
                    assertThat(attempt.outcome()).isEqualTo(DeclarationMessage.Outcome.REFUSED);
                    assertThat(attempt.error().orElseThrow()).contains("0009");
                });
    }

    @Test
    void behindTheCursorOfAnotherListThereIsNoMessage() {
        asOperator()
                .queryParam("cursor", Cursor.print(Long.MAX_VALUE))
                .get("/api/v1/declarations/" + open().id() + "/messages")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void beforeACursorFarBelowThemAreAllMessages() {
        asOperator()
                .queryParam("cursor", Cursor.print(Long.MIN_VALUE))
                .get("/api/v1/declarations/" + submitted().id() + "/messages")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(0));
    }

    /** The database compares no column of ASCII with it. */
    @Test
    void declarationsAreNotLookedForByWhatIsNoOrder() {
        asOperator()
                .queryParam("order", "订单")
                .get("/api/v1/declarations")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("order"));
    }

    @Test
    void casesAreNotLookedForAfterATimeThatNoneCanHave() {
        for (String source : List.of("DECLARATIONS", "SPLITTINGS", "RECEIPTS", "MESSAGES")) {
            for (String time : List.of("+10000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "today")) {
                asOperator()
                        .queryParam("cursor", Cursor.print(source, time, 0, "", "", ""))
                        .get("/api/v1/cases")
                        .then()
                        .statusCode(400)
                        .body("errors[0].pointer", equalTo("cursor"));
            }
        }
        asOperator()
                .queryParam("cursor", Cursor.print("RECEIPTS", "2026-11-11T00:00:00Z", 0, "NO", "800", "昨天"))
                .get("/api/v1/cases")
                .then()
                .statusCode(400);
    }

    @Test
    void manyReceiptsInOneMessageTakeEffectTogether() {
        List<Opened> opened =
                IntStream.range(0, 3).mapToObj(index -> submitted()).toList();
        String all = opened.stream()
                .map(one -> list(one, newNumber(), "800", 40))
                .collect(Collectors.joining())
                .replaceAll("</CEB622Message><CEB622Message[^>]*>", "");

        receipt(all).body("items.outcome", contains("APPLIED", "APPLIED", "APPLIED"));

        assertThat(opened).allSatisfy(one -> assertThat(state(one)).isEqualTo(DeclarationState.RELEASED));
    }

    @Test
    void whatAsksForAttentionIsDismissedByWhoHasLookedAtIt() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "777", 40)).body("items[0].outcome", equalTo("UNKNOWN"));
        String id = WholeList.of("/api/v1/cases?kind=ATTENTION")
                .text("items.find { it.declarationId == '" + opened.id() + "' }.id");
        String path = "/api/v1/cases/" + id + "/dismissals";
        String key = UUID.randomUUID().toString();
        String note = "{\"note\":\"海关已电话确认\"}";

        post(path, key, note).statusCode(204);
        post(path, key, note).statusCode(204);

        post(path, note).statusCode(409).body("type", equalTo("urn:pavilion:problem:case-closed"));
        audited(id)
                .body("items.kind", contains("CUSTOMS_CASE"))
                .body("items.role", contains("operator"))
                .body("items[0].changes.find { it.field == '/dismissed' }.to", equalTo("ATTENTION"))
                .body(not(containsString("海关已电话确认")));
        audited(opened.id())
                .body("items.kind", contains("DECLARATION"))
                .body("items[0].changes.field", contains("/attention"));
        assertThat(declarations.require(opened.id()).progress().attention()).isEmpty();
        WholeList.of("/api/v1/cases?kind=ATTENTION")
                .body("items.declarationId", not(hasItem(opened.id().toString())));
        assertThat(state(opened)).isEqualTo(DeclarationState.SUBMITTED);

        receipt(list(opened, newNumber(), "778", 50)).body("items[0].outcome", equalTo("UNKNOWN"));
        assertThat(declarations.require(opened.id()).progress().attention())
                .as("something else has come")
                .isPresent();
        post(path, note).statusCode(204);
    }

    @Test
    void whatHasComeSinceACaseWasReadIsNotDismissedWithIt() {
        Opened opened = submitted();
        receipt(list(opened, newNumber(), "777", 40)).body("items[0].outcome", equalTo("UNKNOWN"));
        String path = "/api/v1/cases/" + new CaseId(opened.id().value()) + "/dismissals";
        String read = versionOfCase(opened);
        receipt(list(opened, newNumber(), "778", 50)).body("items[0].outcome", equalTo("UNKNOWN"));

        String now = post(path, dismissalOf(read))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:case-changed"))
                .extract()
                .path("version");

        assertThat(now).isEqualTo(versionOfCase(opened)).isNotEqualTo(read);
        assertThat(declarations.require(opened.id()).progress().attention()).isPresent();
        post(path, dismissalOf("the second"))
                .statusCode(422)
                .body("errors.pointer", contains("/version"))
                .body("errors.reason", contains("malformed"));
        post(path, dismissalOf(now)).statusCode(204);
        assertThat(declarations.require(opened.id()).progress().attention()).isEmpty();
    }

    private static String versionOfCase(Opened opened) {
        return WholeList.of("/api/v1/cases?kind=ATTENTION")
                .text("items.find { it.declarationId == '" + opened.id() + "' }.version");
    }

    private static String dismissalOf(String version) {
        return "{\"note\":\"seen\",\"version\":\"%s\"}".formatted(version);
    }

    @Test
    void aDeclarationThatAsksForNothingIsNoCase() {
        post("/api/v1/cases/" + new CaseId(open().id().value()) + "/dismissals", "{\"note\":\"x\"}")
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:case-not-found"));
    }

    @Test
    void aReceiptIsJudgedByTheCodesOfTheDayOnWhichItWasSaid() {
        Opened opened = submitted();

        receipt(list(opened, newNumber(), "800", 40).replaceFirst("<returnTime>\\d{8}", "<returnTime>20180601"))
                .body("items[0].outcome", equalTo("UNKNOWN"));

        assertThat(state(opened)).isEqualTo(DeclarationState.SUBMITTED);
        WholeList.of("/api/v1/cases?kind=ATTENTION")
                .body("items.declarationId", hasItem(opened.id().toString()));
        receipt(list(opened, newNumber(), "800", 41)).body("items[0].outcome", equalTo("APPLIED"));
        assertThat(state(opened)).isEqualTo(DeclarationState.RELEASED);
    }

    @Test
    void whatIsUnknownIsKeptForAPerson() {
        Opened opened = submitted();

        receipt(list(opened, newNumber(), "777", 40)).body("items[0].outcome", equalTo("UNKNOWN"));
        receipt(request("CEB624Message", "InvtCancelReturn", opened, "399", 41))
                .body("items[0].outcome", equalTo("UNKNOWN"));

        assertThat(state(opened)).isEqualTo(DeclarationState.SUBMITTED);
        WholeList.of("/api/v1/cases?kind=ATTENTION")
                .body("items.declarationId", hasItem(opened.id().toString()));
        String entry =
                """
                <CEB712Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><DeliveryReturn>
                <guid>x</guid><copNo>%s</copNo><returnStatus>120</returnStatus><returnTime>20261111120000000</returnTime>
                <returnInfo>x</returnInfo></DeliveryReturn></CEB712Message>""".formatted(UUID.randomUUID(), UUID.randomUUID().toString().substring(0, 18));
        receipt(entry).body("items[0].outcome", equalTo("STORED"));
    }

    @Test
    void whatIsUnknownReachesAPersonAfterTheEndToo() {
        Opened opened = submitted();
        String listNo = newNumber();
        receipt(list(opened, listNo, "899", 40));
        assertThat(state(opened)).isEqualTo(DeclarationState.CLOSED);
        assertThat(attentionOf(opened)).isEmpty();

        receipt(list(opened, listNo, "777", 50)).body("items[0].outcome", equalTo("UNKNOWN"));

        assertThat(attentionOf(opened)).containsExactly("unknown-receipt-code");
        asOperator()
                .get("/api/v1/declarations/" + opened.id())
                .then()
                .body("next.action", equalTo("ASK"))
                .body("next.reason.code", equalTo("unknown-receipt-code"));
    }

    @Test
    void aRefusalOfAMessageThatNobodyCanHaveSentIsKept() {
        String refusal = """
                <CEB900Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><MessageReturn>
                <guid>x</guid><returnStatus>-1</returnStatus><returnInfo>格式错误</returnInfo><returnTime>%s</returnTime>
                <oriCopMsgId>报文-%s</oriCopMsgId><oriMessageType>CEB311Message</oriMessageType><oriBizMessage/>
                </MessageReturn></CEB900Message>""".formatted(UUID.randomUUID(), TIME.format(Instant.now()), UUID.randomUUID());

        receipt(refusal).body("items.outcome", contains("UNMATCHED"));
        receipt(refusal).body("items.outcome", contains("REPEATED"));
    }

    @Test
    void takesNoReasonThatCannotStandInAMessage() {
        Opened opened = open();
        String path = "/api/v1/declarations/" + opened.id();

        for (String text : List.of("买家\\u0007取消", "<b>买家取消</b>")) {
            String reason = "\"reason\":\"" + text + "\"";
            isRefused(path + "/cancellations", "{%s}".formatted(reason));
            isRefused(path + "/returns", "{%s,\"lines\":[{\"number\":1,\"quantity\":1}]}".formatted(reason));
            isRefused(
                    "/api/v1/declarations/actions",
                    "{\"action\":\"CANCEL\",\"declarations\":[\"%s\"],%s}".formatted(opened.id(), reason));
        }

        assertThat(state(opened)).isNotEqualTo(DeclarationState.CANCELLED);
    }

    private static void isRefused(String path, String body) {
        post(path, body).statusCode(422).body("errors.pointer", contains("/reason"));
    }

    @Test
    void aDeclarationThatCannotBeWrittenHoldsNobodyUp() {
        Opened broken = QuarkusTransaction.requiringNew().call(() -> {
            Opened opened = openInTransaction();
            long recipient = declarations.require(opened.id()).recipient().value();
            entities.createNativeQuery("DELETE FROM parties_recipients WHERE id = ?1")
                    .setParameter(1, recipient)
                    .executeUpdate();
            return opened;
        });

        Opened good = open();

        await().until(() -> documentState(good, DocumentType.ORDER) == DocumentState.SENT);
        assertThat(documentState(broken, DocumentType.ORDER)).isEqualTo(DocumentState.NEW);
    }

    @Test
    void whatTheStandardHasNoRoomForIsHeldWithItsReasonAndARareNameIsSentInOneLine() {
        Recipient known = TestRecipients.inShanghai();
        Recipient farAway = new Recipient(
                known.buyer(), new ShipTo("王小红", "13900139000", "上海市", "上海市", "浦东新区", "路".repeat(195), "200120"));
        Recipient rare = new Recipient(new Buyer("𠮷𡈽\n小明", known.buyer().idNumber(), "13800138000"), known.shipTo());

        List<Opened> opened = QuarkusTransaction.requiringNew()
                .call(() -> List.of(
                        openInTransaction(CHOCOLATE, farAway, "storefront"),
                        openInTransaction(CHOCOLATE, rare, "storefront")));

        await().until(() -> documentState(opened.get(0), DocumentType.ORDER) == DocumentState.FORMAT_ERROR
                && documentState(opened.get(1), DocumentType.ORDER) == DocumentState.SENT);
        Declaration held = read(opened.get(0));
        assertThat(held.progress().document(DocumentType.ORDER).result())
                .hasValueSatisfying(result ->
                        assertThat(result.text()).contains("consigneeAddress").doesNotContain("路"));
        assertThat(declarations.nextAction(held))
                .extracting(NextAction::action, NextAction::reason)
                .containsExactly(NextAction.Action.MEND, "document-not-sent");
        asOperator()
                .get("/api/v1/declarations/" + opened.get(0).id())
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLARATION_HELD"))
                .body("next.action", equalTo("MEND"))
                .body("next.reason.code", equalTo("document-not-sent"))
                .body("next.reason.text", containsString("311"))
                .body("documents.find { it.document == '311' }.text", containsString("consigneeAddress"));
        await().untilAsserted(() -> WholeList.of("/api/v1/cases?kind=DOCUMENT_REFUSED")
                .body(
                        "items.findAll { it.declarationId == '%s' }"
                                .formatted(opened.get(0).id()),
                        hasSize(1)));
        assertThat(window.messages("CEB311Message", opened.get(0).orderNo())).isEmpty();
        assertThat(window.messages("CEB311Message", opened.get(1).orderNo()))
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains(">𠮷𡈽 小明<"));
    }

    @Test
    void theBuyersYearFollowsTheDeclaration() {
        List<BlindIndex> buyer = List.of(new BlindIndex(
                "1", UUID.randomUUID().toString().replace("-", "").repeat(2)));
        Opened released = submitted();
        Opened refused = submitted();
        Opened abroad = submitted();
        for (Opened opened : List.of(released, refused, abroad)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> quota.reserve(
                            List.of(Quota.Part.wanted(opened.orderNo(), buyer, yuan("200.00"), List.of()))));
        }

        receipt(list(released, newNumber(), "800", 40));
        assertThat(quota.used(buyer)).isEqualTo(yuan("600.00"));
        receipt(list(abroad, newNumber(), "700", 40));
        assertThat(quota.used(buyer)).isEqualTo(yuan("400.00"));
        receipt(list(refused, newNumber(), "-621018", 40));

        assertThat(quota.used(buyer))
                .as("so much that the refused order does not fit")
                .isEqualTo(yuan("25800.01"));
    }

    /** A declaration and the number of its order. */
    private record Opened(DeclarationId id, String orderNo) {}

    private Opened open() {
        return open(CHOCOLATE);
    }

    private Opened open(String hsCode) {
        return QuarkusTransaction.requiringNew().call(() -> openInTransaction(hsCode));
    }

    private Opened openInTransaction() {
        return openInTransaction(CHOCOLATE);
    }

    private Opened openInTransaction(String hsCode) {
        return openInTransaction(hsCode, TestRecipients.inShanghai(), "storefront");
    }

    private Opened open(Recipient recipient, String channel) {
        return QuarkusTransaction.requiringNew().call(() -> openInTransaction(CHOCOLATE, recipient, channel));
    }

    private Opened openInTransaction(String hsCode, Recipient recipient, String channel) {
        String order = ORDER.print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        Money zero = Money.zero(Money.CNY);
        DeclarationId id = openDeclaration.open(
                new DeclarationOrder(
                        order,
                        order,
                        channel,
                        CustomsMode.BONDED,
                        parties.register(recipient),
                        order,
                        yuan("200.00"),
                        zero,
                        zero,
                        new DeclaredTax(zero, zero, yuan("18.00")),
                        yuan("218.00"),
                        new PaymentFact("sandbox", "pay-" + order, Instant.now()),
                        List.of(new DeclarationLine(
                                1,
                                "BY-KOM-CHOC-001",
                                "黑巧克力",
                                hsCode,
                                "4|3|可可|90克",
                                null,
                                "140",
                                BigDecimal.valueOf(2),
                                "035",
                                new BigDecimal("0.18"),
                                null,
                                null,
                                yuan("100.00"),
                                yuan("200.00"),
                                "340",
                                new DeclaredTax(zero, zero, yuan("18.00")))),
                        220,
                        180),
                PayerIdentity.ORDERER);
        return new Opened(id, order);
    }

    /** A declaration whose list is with customs. */
    private Opened submitted() {
        return submitted(open());
    }

    private void parcelKnown(Opened opened) {
        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.parcelKnown(
                    folders,
                    opened.id(),
                    new DeclaredWaybill("W-" + opened.orderNo(), "4601W6L001", "沙盒快递"),
                    Optional.empty());
            desk.putAway(folders);
        });
    }

    private Opened submitted(Opened opened) {
        parcelKnown(opened);
        await().until(() -> documentState(opened, DocumentType.ORDER) == DocumentState.SENT
                && documentState(opened, DocumentType.PAYMENT) == DocumentState.SENT);
        receipt(three("CEB312Message", "OrderReturn", "ebpCode", "4601W60003", "orderNo", opened.orderNo()));
        receipt(three(
                "CEB412Message",
                "PaymentReturn",
                "payCode",
                "3101W6P001",
                "payTransactionId",
                "pay-" + opened.orderNo()));
        receipt(three(
                "CEB512Message",
                "LogisticsReturn",
                "logisticsCode",
                "4601W6L001",
                "logisticsNo",
                "W-" + opened.orderNo()));
        await().until(() -> state(opened) == DeclarationState.SUBMITTED);
        return opened;
    }

    private DeclarationState state(Opened opened) {
        return read(opened).state();
    }

    private Declaration read(Opened opened) {
        return QuarkusTransaction.requiringNew().call(() -> declarations.require(opened.id()));
    }

    private BigDecimal yearlyQuantity(List<BlindIndex> person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (BigDecimal)
                        entities.createNativeQuery("SELECT used FROM customs_quota_quantities WHERE person = ?1")
                                .setParameter(1, person.get(0).value())
                                .getSingleResult());
    }

    /** What was told of the declaration, oldest first. */
    @SuppressWarnings("unchecked")
    private List<String> eventsOf(Opened opened, String fact) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "SELECT payload FROM events_outbox WHERE aggregateid = ?1 AND type = ?2 ORDER BY sequence",
                        String.class)
                .setParameter(1, opened.orderNo())
                .setParameter(2, "by.pavilion.declaration." + fact + ".v1")
                .getResultList());
    }

    private DocumentState documentState(Opened opened, DocumentType type) {
        return read(opened)
                .progress()
                .find(type)
                .map(DeclarationDocument::state)
                .orElse(DocumentState.NEW);
    }

    @Test
    void aReceiptOfAnotherMediaTypeIsToldWhichOnesAreRead() {
        given().header("Authorization", "Bearer " + TestKeys.connector())
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/customs/receipts")
                .then()
                .statusCode(415)
                .body("mediaTypes", contains("application/xml", "text/xml"));
    }

    private static ValidatableResponse receipt(String message) {
        return given().header("Authorization", "Bearer " + TestKeys.connector())
                .contentType("application/xml; charset=UTF-8")
                .body(message)
                .post("/api/v1/customs/receipts")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse post(String path, String key, String body) {
        var request = asOperator().header("Idempotency-Key", key);
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .post(path)
                .then();
    }

    private static String three(String message, String element, String firm, String code, String field, String number) {
        return message(
                message, element, "<%s>%s</%s><%s>%s</%s>".formatted(firm, code, firm, field, number, field), "120", 5);
    }

    private static String list(Opened opened, String listNo, String code, int second) {
        return message(
                "CEB622Message",
                "InventoryReturn",
                "<copNo>%s</copNo><preNo>B%s</preNo><invtNo>%s</invtNo>"
                        .formatted(opened.id(), listNo.substring(1), listNo),
                code,
                second);
    }

    private static String request(String message, String element, Opened opened, String code, int second) {
        return answered(message, element, opened.id().toString(), code, second);
    }

    private static String returned(String ownNumber, String code, int second) {
        return answered("CEB626Message", "InvtRefundReturn", ownNumber, code, second);
    }

    private static String answered(String message, String element, String ownNumber, String code, int second) {
        return message(
                message,
                element,
                "<copNo>%s</copNo><preNo>T20261111000000001</preNo>".formatted(ownNumber),
                code,
                second);
    }

    private static String message(String message, String element, String key, String code, int second) {
        return """
                <%s guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><%s><guid>%s</guid>%s\
                <returnStatus>%s</returnStatus><returnTime>%s</returnTime><returnInfo>回执</returnInfo></%s></%s>""".formatted(
                        message,
                        UUID.randomUUID(),
                        element,
                        UUID.randomUUID(),
                        key,
                        code,
                        TIME.format(beginning.plusSeconds(second)),
                        element,
                        message);
    }

    private static String taxBill(String taxNo, String listNo, String tariff, String vat) {
        return taxBill(taxNo, listNo, tariff, vat, "");
    }

    private static String taxBill(String taxNo, String listNo, String tariff, String vat, String lines) {
        return """
                <CEB816Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><Tax><TaxHeadRd>
                <guid>x</guid><returnTime>20261111120000000</returnTime><invtNo>%s</invtNo><taxNo>%s</taxNo>
                <customsTax>%s</customsTax><valueAddedTax>%s</valueAddedTax><consumptionTax>0</consumptionTax>
                <status>1</status><assureCode>4601W60001</assureCode></TaxHeadRd>%s</Tax></CEB816Message>""".formatted(UUID.randomUUID(), listNo, taxNo, tariff, vat, lines);
    }

    private static String taxStatus(String taxNo, String listNo, String status) {
        return """
                <CEB818Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb"><Tax><TaxHeadStatus>
                <guid>x</guid><returnTime>20261211120000000</returnTime><invtNo>%s</invtNo><taxNo>%s</taxNo>
                <status>%s</status><entDutyNo>E1</entDutyNo></TaxHeadStatus></Tax></CEB818Message>""".formatted(UUID.randomUUID(), listNo, taxNo, status);
    }

    private static String newNumber() {
        return "46012026I" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
