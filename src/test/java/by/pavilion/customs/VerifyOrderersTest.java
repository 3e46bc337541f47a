package by.pavilion.customs;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.customs.OpenedForPayer.Opened;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody else has paid; the sandbox's real-name service answers over HTTP, by the orderer's number. */
@QuarkusTest
@TestProfile(WithRealNames.class)
class VerifyOrderersTest {
    private static final String VERIFIED = "110101199003070214";
    private static final String REFUTED = "110101199003070222";
    private static final String UNKNOWN = "110101199003070230";
    private static final String KNOWN_LATER = "110101199003070249";
    private static final String WRONGLY_SIGNED = "110101199003070257";

    private static TinyWindow window;

    @Inject
    OpenedForPayer orders;

    @Inject
    RealNameStore checks;

    @Inject
    HmacRealNames names;

    @Inject
    DeclarationDesk desk;

    @Inject
    EntityManager entities;

    @BeforeAll
    static void openTheWindow() {
        window = new TinyWindow(WithTinyWindow.port());
    }

    @AfterAll
    static void closeTheWindow() {
        window.close();
    }

    @Test
    void whoPaysForHimselfIsNotAskedAbout() {
        Opened opened = orders.open(REFUTED, PayerIdentity.ORDERER);

        await().until(() -> isSent(opened));

        assertThat(orders.check(opened)).contains(PayerCheck.State.ORDERER);
        assertThat(disclosedForChecks(opened)).isZero();
    }

    @Test
    void aVerifiedOrdererIsDeclared() {
        Opened opened = orders.open(VERIFIED, PayerIdentity.SOMEBODY_ELSE);

        await().until(() -> isSent(opened));

        assertThat(orders.check(opened)).contains(PayerCheck.State.VERIFIED);
        assertThat(orders.document(opened, DocumentType.PAYMENT).state()).isEqualTo(DocumentState.SENT);
        assertThat(kept(opened)).isEqualTo("http RN-" + opened.id() + " 1");
        assertThat(disclosedForChecks(opened)).isEqualTo(1);
        assertThat(OpenedForPayer.cases(opened)).isEmpty();
    }

    @Test
    void aRefutedOrdererIsACaseAndNothingIsDeclared() {
        Opened opened = orders.open(REFUTED, PayerIdentity.SOMEBODY_ELSE);

        awaitRefuted(opened);

        Map<String, Object> one = OpenedForPayer.cases(opened).get(0);
        assertThat(String.valueOf(one.get("next"))).contains("REFUND", "orderer-refuted");
        assertThat(one.toString()).doesNotContain(REFUTED).doesNotContain("王小明");
        assertThat(orders.check(opened)).contains(PayerCheck.State.REFUTED);
        assertNothingSent(opened);
        assertThat(kept(opened)).isEqualTo("http RN-" + opened.id() + " 0");
    }

    @Test
    void aRefutedOrderIsCancelledAtOnce() {
        Opened opened = orders.open(REFUTED, PayerIdentity.SOMEBODY_ELSE);
        awaitRefuted(opened);

        post("/api/v1/declarations/" + opened.id() + "/cancellations", "{\"reason\":\"实名不符\"}", "CANCELLED");

        assertThat(OpenedForPayer.cases(opened)).isEmpty();
        assertNothingSent(opened);
    }

    @Test
    void aRefutedOrdererIsAskedAboutAgainWhenSubmittedAgain() {
        Opened opened = orders.open(REFUTED, PayerIdentity.SOMEBODY_ELSE);
        awaitRefuted(opened);

        post("/api/v1/declarations/" + opened.id() + "/resubmissions", "", "DECLARING");

        await().until(() -> disclosedForChecks(opened) == 2);
        await().until(() -> orders.check(opened).equals(Optional.of(PayerCheck.State.REFUTED)));
        assertNothingSent(opened);
    }

    @Test
    void whatTheServiceCannotSayNowIsAskedAgain() {
        Opened opened = orders.open(KNOWN_LATER, PayerIdentity.SOMEBODY_ELSE);

        await().until(() -> isSent(opened));

        assertThat(attempts(opened)).isEqualTo(3);
        assertThat(orders.check(opened)).contains(PayerCheck.State.VERIFIED);
    }

    @Test
    void whatTheServiceNeverSaysIsACaseAfterATime() {
        long begun = System.nanoTime();
        Opened opened = orders.open(UNKNOWN, PayerIdentity.SOMEBODY_ELSE);
        boolean atOnce = !OpenedForPayer.cases(opened).isEmpty();
        boolean inTime = System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1); // else it may be one by right
        assertThat(atOnce && inTime).isFalse();

        await().until(() -> !OpenedForPayer.cases(opened).isEmpty());

        assertThat(String.valueOf(OpenedForPayer.cases(opened).get(0).get("next")))
                .contains("ASK", "real-name-check-overdue");
        int attempts = attempts(opened);
        assertThat(attempts).isPositive();
        await("it goes on asking").until(() -> attempts(opened) > attempts);
        assertNothingSent(opened);
    }

    @Test
    void anAnswerThatIsWronglySignedIsNotBelieved() {
        Opened opened = orders.open(WRONGLY_SIGNED, PayerIdentity.SOMEBODY_ELSE);

        await().until(() -> attempts(opened) >= 2);

        assertThat(lastError(opened)).isEqualTo("the answer is not signed for this question");
        assertThat(orders.check(opened)).contains(PayerCheck.State.WAITING);
        assertNothingSent(opened);
    }

    @Test
    void askingTwiceAfterACrashChangesNothing() {
        Opened opened = orders.open(VERIFIED, PayerIdentity.SOMEBODY_ELSE);
        await().until(() -> isSent(opened));
        DeclarationProgress before = orders.progress(opened);

        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.ordererChecked(folders, opened.id(), PayerCheck.State.REFUTED);
            desk.putAway(folders);
        });
        QuarkusTransaction.requiringNew().run(() -> checks.ask(opened.id(), Instant.now()));
        await("the row is done with").until(() -> !isDue(opened));

        assertThat(orders.progress(opened)).isEqualTo(before);
        assertThat(window.messages("CEB311Message", opened.orderNo())).hasSize(1);
    }

    @Test
    void aQuestionThatIsDoneWithTakesNoLaterOneAway() {
        Opened opened = orders.open(VERIFIED, PayerIdentity.SOMEBODY_ELSE);
        await().until(() -> isSent(opened));
        RealNameStore.DueCheck first = new RealNameStore.DueCheck(opened.id(), 1, 0);
        Instant tomorrow = Instant.now().plusSeconds(86_400); // so that nobody works on it meanwhile

        QuarkusTransaction.requiringNew().run(() -> checks.ask(opened.id(), tomorrow));
        QuarkusTransaction.requiringNew().run(() -> checks.drop(first));
        QuarkusTransaction.requiringNew().run(() -> checks.missed(first, "too late", tomorrow));
        boolean noted =
                QuarkusTransaction.requiringNew().call(() -> checks.answered(first, "http", "x", false, tomorrow));

        assertThat(noted).isFalse();
        assertThat(isDue(opened)).isTrue();
        assertThat(attempts(opened)).isZero();
        assertThat(kept(opened)).isEqualTo("http RN-" + opened.id() + " 1");
        QuarkusTransaction.requiringNew().run(() -> checks.drop(new RealNameStore.DueCheck(opened.id(), 2, 0)));
        assertThat(isDue(opened)).isFalse();
    }

    @Test
    void aCrashBeforeTheAnswerWasNotedAsksTheSameAgain() {
        Opened opened = orders.open(KNOWN_LATER, PayerIdentity.SOMEBODY_ELSE);

        // what a killed process leaves: the service was asked, and nothing here knows of it
        names.ask(new RealNameProvider.Question(opened.id().toString(), "王小明", KNOWN_LATER));

        await().until(() -> isSent(opened));
        assertThat(kept(opened)).isEqualTo("http RN-" + opened.id() + " 1");
        assertThat(attempts(opened))
                .as("the service counts the lost question too")
                .isEqualTo(2);
    }

    @Test
    void oneThatCannotBeAskedForHoldsNobodyUp() {
        Opened erased = QuarkusTransaction.requiringNew().call(() -> {
            Opened opened = orders.open(UNKNOWN, PayerIdentity.SOMEBODY_ELSE);
            entities.createNativeQuery("DELETE FROM parties_recipients WHERE id = ?1")
                    .setParameter(1, opened.recipient().value())
                    .executeUpdate();
            return opened;
        });
        await().until(() -> lastError(erased).equals("cannot be asked"));

        Opened opened = orders.open(VERIFIED, PayerIdentity.SOMEBODY_ELSE);

        await().until(() -> isSent(opened));
    }

    @Test
    void whatThePaymentFirmSaysWhenItDeclaresHoldsTheList() {
        window.payer.set("CHECK_NOT_PASSED");
        try {
            Opened opened = orders.open(REFUTED, PayerIdentity.NOT_TOLD);
            orders.parcelKnown(opened);

            await().until(() -> !OpenedForPayer.cases(opened).isEmpty());

            assertThat(orders.document(opened, DocumentType.PAYMENT).state()).isEqualTo(DocumentState.SENT);
            assertThat(window.messages("CEB621Message", opened.orderNo())).isEmpty();
        } finally {
            window.payer.set("CHECK_PASSED");
        }
    }

    @Test
    void aFirmThatHasNotComparedLeavesItToTheService() {
        window.payer.set("");
        try {
            Opened opened = orders.open(VERIFIED, PayerIdentity.NOT_TOLD);

            await().until(() -> orders.check(opened).equals(Optional.of(PayerCheck.State.VERIFIED)));
            await().until(() -> isSent(opened));
        } finally {
            window.payer.set("CHECK_PASSED");
        }
    }

    /** A case alone may be one because the service has not answered for too long. */
    private void awaitRefuted(Opened opened) {
        await().until(() -> orders.check(opened).equals(Optional.of(PayerCheck.State.REFUTED))
                && !OpenedForPayer.cases(opened).isEmpty());
    }

    private boolean isSent(Opened opened) {
        return orders.document(opened, DocumentType.ORDER).state() == DocumentState.SENT
                && orders.document(opened, DocumentType.PAYMENT).state() == DocumentState.SENT;
    }

    private void assertNothingSent(Opened opened) {
        assertThat(window.messages("CEB311Message", opened.orderNo())).isEmpty();
        assertThat(orders.document(opened, DocumentType.ORDER))
                .satisfies(order -> assertThat(order.state()).isEqualTo(DocumentState.NEW))
                .satisfies(order -> assertThat(order.nextAttemptAt()).isEmpty());
        assertThat(orders.document(opened, DocumentType.PAYMENT).sentAt()).isEmpty();
    }

    private static void post(String path, String body, String state) {
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(202)
                .body("state", equalTo(state));
    }

    private int attempts(Opened opened) {
        return ((Number) value("SELECT attempts FROM customs_real_name_checks WHERE declaration_id = ?1", opened))
                .intValue();
    }

    private boolean isDue(Opened opened) {
        return ((Number) value(
                                "SELECT COUNT(*) FROM customs_real_name_checks"
                                        + " WHERE declaration_id = ?1 AND next_attempt_at IS NOT NULL",
                                opened))
                        .intValue()
                > 0;
    }

    private String lastError(Opened opened) {
        return String.valueOf(
                value("SELECT last_error FROM customs_real_name_checks WHERE declaration_id = ?1", opened));
    }

    /** What proves the check later. */
    private String kept(Opened opened) {
        return String.valueOf(value(
                "SELECT CONCAT(provider, ' ', check_number, ' ', matches) FROM customs_real_name_checks"
                        + " WHERE declaration_id = ?1 AND answered_at IS NOT NULL",
                opened));
    }

    private Object value(String select, Opened opened) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(select)
                .setParameter(1, opened.id().value())
                .getSingleResult());
    }

    private int disclosedForChecks(Opened opened) {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                                "SELECT COUNT(*) FROM parties_disclosures WHERE recipient_id = ?1"
                                        + " AND purpose = 'real-name check of the orderer'")
                        .setParameter(1, opened.recipient().value())
                        .getSingleResult()))
                .intValue();
    }
}
