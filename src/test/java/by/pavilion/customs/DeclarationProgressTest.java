package by.pavilion.customs;

import static by.pavilion.customs.TestDeclarations.OPENED;
import static by.pavilion.customs.TestDeclarations.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.Filing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationProgressTest {
    private static final Optional<Connection> CONNECTED = Optional.of(TestConnections.with(Map.of()));

    @Test
    void theListIsDueWhenAllThreeAreRegisteredAndTheParcelIsKnown() {
        DeclarationProgress ready = TestDeclarations.ready();

        assertThat(ready.state()).isEqualTo(DeclarationState.READY);
        assertThat(ready.document(DocumentType.LIST).nextAttemptAt()).contains(OPENED.plusSeconds(1));
        assertThat(ready.submittedAt()).isEmpty();
    }

    @Test
    void theListWaitsForTheParcelsWayToTheBorder() {
        DeclarationProgress registered = TestDeclarations.opened(CustomsMode.DIRECT_PURCHASE)
                .withParcel(TestDeclarations.WAYBILL, Optional.empty(), OPENED);
        for (DocumentType type : DocumentType.BEFORE_THE_LIST) {
            registered = registered.told(receipt(type, "120", 1)).progress();
        }

        DeclarationProgress known =
                registered.withParcel(TestDeclarations.WAYBILL, Optional.of(TestDeclarations.TRAIN), OPENED);

        assertThat(registered.state()).isEqualTo(DeclarationState.DECLARING);
        assertThat(known.state()).isEqualTo(DeclarationState.READY);
    }

    @Test
    void outOfABondedZoneTheListNeedsNoWayToTheBorder() {
        DeclarationProgress bonded = TestDeclarations.opened(CustomsMode.BONDED)
                .withParcel(TestDeclarations.WAYBILL, Optional.empty(), OPENED);

        assertThat(bonded.isParcelKnown()).isTrue();
    }

    @Test
    void theListWaitsForWhatIsFiledAnewOfCorrectedPeople() {
        DeclarationProgress ready = TestDeclarations.ready();

        DeclarationProgress corrected = ready.peopleCorrected(false, true, OPENED.plusSeconds(80));
        DeclarationProgress halfway =
                corrected.told(receipt(DocumentType.ORDER, "120", 90)).progress();
        DeclarationProgress again =
                halfway.told(receipt(DocumentType.WAYBILL, "120", 91)).progress();

        assertThat(ready.isBeforeTheList()).isTrue();
        assertThat(corrected.state()).isEqualTo(DeclarationState.DECLARING);
        assertThat(corrected.document(DocumentType.ORDER).filing()).isEqualTo(Filing.CHANGE);
        assertThat(corrected.document(DocumentType.PAYMENT)).isEqualTo(ready.document(DocumentType.PAYMENT));
        assertThat(corrected.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(halfway.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(again.state()).isEqualTo(DeclarationState.READY);
        assertThat(again.document(DocumentType.LIST).nextAttemptAt()).contains(OPENED.plusSeconds(91));
    }

    @Test
    void whatIsPastTheListIsNotBeforeIt() {
        assertThat(TestDeclarations.parcelKnown().isBeforeTheList()).isTrue();
        assertThat(TestDeclarations.ready()
                        .with(DocumentType.LIST, DeclarationDocument::queued, OPENED)
                        .isBeforeTheList())
                .isFalse();
        assertThat(TestDeclarations.submitted().isBeforeTheList()).isFalse();
        assertThat(TestDeclarations.cancelling().isBeforeTheList()).isFalse();
        assertThat(TestDeclarations.released().isBeforeTheList()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2, SUBMITTED",
        "3, SUBMITTED",
        "4, SUBMITTED",
        "120, IN_REVIEW",
        "300, MANUAL_REVIEW",
        "500, INSPECTION",
        "399, REVIEWED",
        "100, REJECTED",
        "501, DETAINED",
        "502, DETAINED",
        "503, DETAINED",
        "599, DETAINED",
        "700, RETURNED_ABROAD",
        "800, RELEASED",
        "899, CLOSED",
        "-621001, DECLARATION_HELD",
        "-621005, BLOCKED",
        "-621018, BLOCKED",
        "-621004, SUBMITTED",
        "-621013, SUBMITTED",
        "-999999, DECLARATION_HELD",
    })
    void aReceiptOfTheListMovesTheDeclaration(String code, DeclarationState expected) {
        DeclarationProgress.Told told = TestDeclarations.submitted().told(receipt(DocumentType.LIST, code, 90));

        assertThat(told.progress().state()).isEqualTo(expected);
        assertThat(told.outcome()).isEqualTo(DeclarationProgress.Outcome.APPLIED);
    }

    @Test
    void aRejectedOrderHoldsTheDeclaration() {
        DeclarationProgress held = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.ORDER, "100", 1))
                .progress();

        assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(NextAction.of(held, CONNECTED, TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(
                        NextAction.Action.MEND, "document-refused", Map.of("documents", "311", "code", "100")));
    }

    @Test
    void theNextActionNamesCustomsOwnFinerCodeToo() {
        Receipt sentBack = new Receipt(
                DocumentType.LIST,
                1,
                TestDeclarations.kind(DocumentType.LIST),
                "100",
                TestReceiptCodes.meaning(TestDeclarations.kind(DocumentType.LIST), "100"),
                "[Code:1305;Desc:订单实付金额与支付金额不一致]",
                OPENED.plusSeconds(90),
                Optional.empty(),
                Optional.empty());

        DeclarationProgress rejected =
                TestDeclarations.submitted().told(sentBack).progress();

        assertThat(NextAction.of(rejected, CONNECTED, TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(NextAction.Action.MEND, "list-rejected", Map.of("code", "100/1305")));
        assertThat(rejected.document(DocumentType.LIST).result().flatMap(DeclarationDocument.Result::detailCode))
                .contains("1305");
    }

    @Test
    void whatAnotherFirmFilesAnewUnaskedCountsWhenCustomsTakesIt() {
        DeclarationProgress held = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.ORDER, "120", 1))
                .progress()
                .told(receipt(DocumentType.PAYMENT, "120", 1))
                .progress()
                .told(receipt(DocumentType.WAYBILL, "100", 2))
                .progress();

        DeclarationProgress taken = held.told(receipt(DocumentType.WAYBILL, "2", 3))
                .progress()
                .told(receipt(DocumentType.WAYBILL, "120", 4))
                .progress();

        assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(taken.state()).isEqualTo(DeclarationState.READY);
        assertThat(taken.told(receipt(DocumentType.WAYBILL, "100", 2)).progress())
                .isEqualTo(taken);
        assertThat(taken.told(receipt(DocumentType.WAYBILL, "100", 5))
                        .progress()
                        .state())
                .isEqualTo(DeclarationState.DECLARATION_HELD);
    }

    @ParameterizedTest
    @CsvSource({
        "0002, MEND, document-not-sent",
        "1004, CHECK_SIGNING, signature-refused",
        "2001, CHECK_CONNECTION, address-refused",
    })
    void whatTheExchangePlatformRefusesSaysWhoHasToLook(String code, NextAction.Action action, String reason) {
        DeclarationProgress refused = TestDeclarations.ready()
                .with(DocumentType.LIST, document -> document.malformed(code, "refused", OPENED), OPENED);

        assertThat(refused.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(NextAction.of(refused, CONNECTED, TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(action, reason, Map.of("documents", "621", "code", code)));
        assertThat(refused.resubmitted(OPENED.plusSeconds(9))
                        .document(DocumentType.LIST)
                        .isFiledAnew())
                .as("customs has not seen it")
                .isFalse();
    }

    @Test
    void whatWeFiledStaysRefusedUntilItIsFiledAnew() {
        DeclarationProgress told = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.ORDER, "100", 1))
                .progress()
                .told(receipt(DocumentType.ORDER, "120", 2))
                .progress();

        assertThat(told.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
    }

    @Test
    void anUnknownCodeMovesNothingAndAsksForAPerson() {
        DeclarationProgress before = TestDeclarations.submitted();

        DeclarationProgress.Told told = before.told(receipt(DocumentType.LIST, "888", 90));

        assertThat(told.outcome()).isEqualTo(DeclarationProgress.Outcome.UNKNOWN);
        assertThat(told.progress().state()).isEqualTo(DeclarationState.SUBMITTED);
        assertThat(told.progress().attention()).contains("unknown-receipt-code");
        assertThat(told.progress().documents()).isEqualTo(before.documents());
    }

    @Test
    void whatIsUnknownStaysForAPersonWhenSomethingElseIsMended() {
        DeclarationProgress mended = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "888", 90))
                .progress()
                .told(receipt(DocumentType.LIST, "100", 91))
                .progress()
                .resubmitted(OPENED.plusSeconds(95));

        assertThat(mended.state()).isEqualTo(DeclarationState.READY);
        assertThat(mended.attention()).contains("unknown-receipt-code");
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void aPaymentOfWhichNothingMoreIsHeardMayBeAskedForOnceMore(String code) {
        DeclarationProgress told = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.PAYMENT, code, 90))
                .progress();

        assertThat(told.silent(OPENED.plusSeconds(89))).isEmpty();
        assertThat(told.silent(OPENED.plusSeconds(90))).containsExactly(DocumentType.PAYMENT);
    }

    @Test
    void aRefusedCancellationAsksNobodyOnceTheGoodsAreReleased() {
        DeclarationProgress refused = TestDeclarations.cancelling()
                .told(TestDeclarations.listed("120", 90))
                .progress()
                .told(receipt(DocumentType.CANCELLATION, "100", 100))
                .progress();

        assertThat(refused.told(TestDeclarations.listed("800", 101)).progress().attention())
                .isEmpty();
    }

    @Test
    void passingTroubleAtCustomsSendsTheDocumentAgain() {
        DeclarationProgress.Told told = TestDeclarations.submitted().told(receipt(DocumentType.LIST, "-621013", 90));

        assertThat(told.answer()).isEqualTo(ReceiptRules.Answer.SEND_AGAIN);
        assertThat(told.progress().document(DocumentType.LIST).state()).isEqualTo(DocumentState.SEND_FAILED);
    }

    /** Its own office gives these when E-Port has passed the document on: in the end, not before. */
    @ParameterizedTest
    @CsvSource({
        "621, 2, -621013",
        "621, 3, -621013",
        "621, 3, -621003",
        "621, 3, -621014",
        "621, 3, -621017",
        "621, 3, 4",
        "311, 2, -301013",
        "311, 3, -301013",
        "311, 3, -301003",
        "411, 3, -401011",
        "411, 3, 4"
    })
    void whatFailsBehindEPortGoesAgainFromThere(String document, String before, String failing) {
        DocumentType type = DocumentType.ofCode(document);
        DeclarationProgress start =
                type == DocumentType.LIST ? TestDeclarations.submitted() : TestDeclarations.parcelKnown();

        DeclarationProgress.Told told =
                start.told(receipt(type, before, 90)).progress().told(receipt(type, failing, 91));

        assertThat(told.outcome()).isEqualTo(DeclarationProgress.Outcome.APPLIED);
        assertThat(told.answer()).isIn(ReceiptRules.Answer.SEND_AGAIN, ReceiptRules.Answer.SEND_AGAIN_ONCE);
        assertThat(told.progress().document(type).state()).isEqualTo(DocumentState.SEND_FAILED);
        assertThat(told.progress()
                        .told(receipt(type, "120", 89))
                        .progress()
                        .document(type)
                        .state())
                .as("registered the time before, told late")
                .isEqualTo(DocumentState.REGISTERED);
    }

    @Test
    void aLateWordOfTheTimeBeforeDoesNotKeepADocumentFromGoingAgain() {
        DeclarationProgress due = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "4", 92))
                .progress()
                .with(
                        DocumentType.LIST,
                        document -> document.rewrittenAt(OPENED.plusSeconds(99), false),
                        OPENED.plusSeconds(93));

        for (String late : List.of("2", "3")) {
            DeclarationProgress.Told told = due.told(receipt(DocumentType.LIST, late, 91));
            assertThat(told.outcome()).isEqualTo(DeclarationProgress.Outcome.STORED);
            assertThat(told.progress()).isEqualTo(due);
        }
        DeclarationProgress younger =
                due.told(receipt(DocumentType.LIST, "3", 94)).progress();
        assertThat(younger.document(DocumentType.LIST).state()).isEqualTo(DocumentState.AT_CUSTOMS);
        assertThat(younger.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
    }

    @Test
    void whatWasSentTooOftenOrIsSilentGoesOnceMore() {
        Instant now = OPENED.plusSeconds(500);
        DeclarationProgress atCustoms = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "3", 90))
                .progress();
        DeclarationProgress tooOften = TestDeclarations.submitted()
                .with(DocumentType.LIST, DeclarationDocument::dropped, OPENED)
                .withAttention(DeclarationProgress.SENT_TOO_OFTEN);

        assertThat(atCustoms.silent(OPENED.plusSeconds(89))).isEmpty();
        assertThat(atCustoms.silent(OPENED.plusSeconds(90))).containsExactly(DocumentType.LIST);
        assertThat(tooOften.silent(Instant.MIN)).containsExactly(DocumentType.LIST);
        assertThat(NextAction.of(tooOften, CONNECTED, TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(NextAction.Action.MEND, "sent-too-often", Map.of()));

        DeclarationProgress again = tooOften.triedAnew(Instant.MIN, now);
        assertThat(again.attention()).isEmpty();
        assertThat(again.state()).isEqualTo(DeclarationState.SUBMITTED);
        assertThat(again.document(DocumentType.LIST))
                .returns(DocumentState.NEW, DeclarationDocument::state)
                .returns(0, DeclarationDocument::attempts)
                .returns(Optional.of(now), DeclarationDocument::nextAttemptAt)
                .returns(Filing.NEW, DeclarationDocument::filing);
        assertThat(again.silent(Instant.MAX)).as("it is due").isEmpty();
        assertThat(TestDeclarations.released().silent(Instant.MAX)).isEmpty();
        assertThat(TestDeclarations.ready().silent(Instant.MAX)).isEmpty();
    }

    @Test
    void aPaymentThatCustomsDidNotGetTooOftenIsAskedForOnceMore() {
        Instant now = OPENED.plusSeconds(500);
        DeclarationProgress failed = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.PAYMENT, "-401011", 90))
                .progress();
        DeclarationProgress tooOften = failed.withAttention(DeclarationProgress.SENT_TOO_OFTEN);

        assertThat(failed.silent(OPENED.plusSeconds(89))).isEmpty();
        assertThat(tooOften.silent(OPENED.plusSeconds(89))).containsExactly(DocumentType.PAYMENT);

        DeclarationProgress again = tooOften.triedAnew(OPENED.plusSeconds(89), now);
        assertThat(again.attention()).isEmpty();
        assertThat(again.document(DocumentType.PAYMENT))
                .returns(DocumentState.NEW, DeclarationDocument::state)
                .returns(0, DeclarationDocument::attempts)
                .returns(Optional.of(now), DeclarationDocument::nextAttemptAt);
    }

    @Test
    void aListThatIsToGoAgainDoesSoAlthoughItIsToBeCancelled() {
        Instant next = OPENED.plusSeconds(99);
        DeclarationProgress due = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "-621013", 92))
                .progress()
                .with(DocumentType.LIST, document -> document.rewrittenAt(next, false), OPENED.plusSeconds(93));

        DeclarationProgress cancelling = due.cancelled(OPENED.plusSeconds(94));

        assertThat(cancelling.state()).isEqualTo(DeclarationState.CANCELLING);
        assertThat(cancelling.document(DocumentType.LIST).nextAttemptAt()).contains(next);
        DeclarationProgress registered =
                cancelling.told(TestDeclarations.listed("120", 120)).progress();
        assertThat(registered.document(DocumentType.CANCELLATION).nextAttemptAt())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"100", "-623005", "-621026"})
    void aCancellationThatFailsIsForAPersonWhoMayAskAgain(String code) {
        DeclarationProgress refused = TestDeclarations.cancelling()
                .told(TestDeclarations.listed("120", 90))
                .progress()
                .told(receipt(DocumentType.CANCELLATION, code, 100))
                .progress();

        assertThat(refused.state()).isEqualTo(DeclarationState.IN_REVIEW);
        assertThat(refused.attention()).contains("cancellation-refused");
        assertThat(NextAction.of(refused, CONNECTED, TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(NextAction.Action.ASK, "cancellation-refused", Map.of("code", code)));
        DeclarationProgress again = refused.cancelled(OPENED.plusSeconds(110));
        assertThat(again.attention()).isEmpty();
        assertThat(again.state()).isEqualTo(DeclarationState.CANCELLING);
        assertThat(again.document(DocumentType.CANCELLATION).nextAttemptAt()).isPresent();
    }

    @Test
    void aCancellationThatCannotBeReadIsForAPersonToo() {
        DeclarationProgress refused = TestDeclarations.cancelling()
                .told(TestDeclarations.listed("120", 90))
                .progress()
                .with(
                        DocumentType.CANCELLATION,
                        document -> document.malformed("", "reason too long", OPENED.plusSeconds(95)),
                        OPENED.plusSeconds(95));

        assertThat(refused.attention()).contains("cancellation-refused");
        assertThat(NextAction.of(refused, CONNECTED, TestReceiptCodes.RULES).facts())
                .isEqualTo(Map.of("code", "-"));
    }

    @Test
    void aListThatCustomsKnowsBeforeWeNotedThatItWasSentIsSent() {
        DeclarationProgress queued =
                TestDeclarations.ready().with(DocumentType.LIST, DeclarationDocument::queued, OPENED);

        DeclarationProgress told =
                queued.told(receipt(DocumentType.LIST, "2", 90)).progress();
        DeclarationProgress sent =
                told.with(DocumentType.LIST, document -> document.sent(OPENED.plusSeconds(95)), OPENED.plusSeconds(95));

        assertThat(told.submittedAt()).contains(OPENED.plusSeconds(90));
        assertThat(sent.submittedAt()).contains(OPENED.plusSeconds(90));
        assertThat(sent.document(DocumentType.LIST).state()).isEqualTo(DocumentState.ACCEPTED);
    }

    @Test
    void theReleaseCountsFromItsOwnReceiptEvenAfterTheClosing() {
        DeclarationProgress closed = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "899", 200))
                .progress();

        DeclarationProgress released =
                closed.told(receipt(DocumentType.LIST, "800", 150)).progress();

        assertThat(closed.releasedAt()).contains(OPENED.plusSeconds(200));
        assertThat(released.releasedAt()).contains(OPENED.plusSeconds(150));
        assertThat(released.state()).isEqualTo(DeclarationState.CLOSED);
    }

    @Test
    void beforeTheListWasSentACancellationIsDoneAtOnceAndDeletesTheOrder() {
        DeclarationProgress cancelled = TestDeclarations.ready().cancelled(OPENED.plusSeconds(5));

        assertThat(cancelled.state()).isEqualTo(DeclarationState.CANCELLED);
        assertThat(cancelled.document(DocumentType.ORDER))
                .returns(Filing.DELETE, DeclarationDocument::filing)
                .returns(DocumentState.NEW, DeclarationDocument::state)
                .returns(Optional.of(OPENED.plusSeconds(5)), DeclarationDocument::nextAttemptAt);
        assertThat(cancelled.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(cancelled.document(DocumentType.CANCELLATION).nextAttemptAt())
                .isEmpty();
    }

    @Test
    void anOrderThatNeverWentOutIsNotDeletedAtCustoms() {
        DeclarationProgress cancelled =
                TestDeclarations.opened(CustomsMode.BONDED).cancelled(OPENED);

        assertThat(cancelled.state()).isEqualTo(DeclarationState.CANCELLED);
        assertThat(cancelled.isOrderDeleted()).isFalse();
        assertThat(cancelled.documents())
                .filteredOn(DeclarationDocument::isOurs)
                .allSatisfy(document -> assertThat(document.nextAttemptAt()).isEmpty());
    }

    @Test
    void aCancellationIsDueWhenTheListHasItsNumber() {
        DeclarationProgress cancelling = TestDeclarations.cancelling();

        DeclarationProgress registered =
                cancelling.told(TestDeclarations.listed("120", 90)).progress();

        assertThat(cancelling.state()).isEqualTo(DeclarationState.CANCELLING);
        assertThat(cancelling.document(DocumentType.CANCELLATION).nextAttemptAt())
                .isEmpty();
        assertThat(registered.state()).isEqualTo(DeclarationState.CANCELLING);
        assertThat(registered.document(DocumentType.CANCELLATION).nextAttemptAt())
                .contains(OPENED.plusSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({
        "623, 399, CANCELLED",
        "623, 100, IN_REVIEW",
        "623, -623005, IN_REVIEW",
        "623, 120, CANCELLING",
        "621, 800, RELEASED",
        "621, 100, CANCELLED",
        "621, 501, DETAINED",
    })
    void aCancellationEnds(String document, String code, DeclarationState expected) {
        DeclarationProgress registered = TestDeclarations.cancelling()
                .told(TestDeclarations.listed("120", 90))
                .progress();

        DeclarationProgress told = registered
                .told(receipt(DocumentType.ofCode(document), code, 100))
                .progress();

        assertThat(told.state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "399, RETURNED",
        "800, RETURNED",
        "120, RETURN_DECLARED",
        "100, RETURN_HELD",
        "-625014, RETURN_HELD",
    })
    void aReturnEnds(String code, DeclarationState expected) {
        DeclarationProgress told = TestDeclarations.returnDeclared()
                .told(receipt(DocumentType.RETURN, code, 100))
                .progress();

        assertThat(told.state()).isEqualTo(expected);
    }

    @Test
    void aRejectedListGoesAgainAsAChangeAndForgetsItsFirstReceipts() {
        DeclarationProgress rejected = TestDeclarations.submitted()
                .told(receipt(DocumentType.LIST, "100", 90))
                .progress();

        DeclarationProgress mended = rejected.resubmitted(OPENED.plusSeconds(500));
        DeclarationProgress late =
                mended.told(receipt(DocumentType.LIST, "120", 80)).progress();
        DeclarationProgress again =
                mended.told(receipt(DocumentType.LIST, "120", 600)).progress();

        assertThat(mended.state()).isEqualTo(DeclarationState.READY);
        assertThat(mended.submittedAt()).isEmpty();
        assertThat(mended.document(DocumentType.LIST))
                .returns(Filing.CHANGE, DeclarationDocument::filing)
                .returns(Optional.of(OPENED.plusSeconds(500)), DeclarationDocument::nextAttemptAt);
        assertThat(late.state()).isEqualTo(DeclarationState.READY);
        assertThat(again.state()).isEqualTo(DeclarationState.IN_REVIEW);
    }

    @Test
    void aListThatWasDueWaitsAgainWhenADocumentIsSentBackAfterItsRegistration() {
        DeclarationProgress ready = TestDeclarations.ready();
        assertThat(ready.document(DocumentType.LIST).nextAttemptAt()).isPresent();

        DeclarationProgress held =
                ready.told(receipt(DocumentType.ORDER, "100", 10)).progress();
        DeclarationProgress resubmitted = held.resubmitted(OPENED.plusSeconds(500));
        DeclarationProgress again =
                resubmitted.told(receipt(DocumentType.ORDER, "120", 600)).progress();

        assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(held.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(resubmitted.state()).isEqualTo(DeclarationState.DECLARING);
        assertThat(resubmitted.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(again.state()).isEqualTo(DeclarationState.READY);
        assertThat(again.document(DocumentType.LIST).nextAttemptAt()).contains(OPENED.plusSeconds(600));
    }

    /** Else customs' first wish for another sending would be one too many after its firm, or a signing device, was away. */
    @Test
    void whatWasTriedInVainBeforeItsFirstSendingDoesNotCountAsSent() {
        DeclarationDocument tried = TestDeclarations.parcelKnown().document(DocumentType.PAYMENT);
        for (int second = 0; second < 20; second++) {
            tried = tried.missed(OPENED.plusSeconds(second));
        }

        DeclarationDocument sent = tried.sent(OPENED.plusSeconds(500));

        assertThat(tried.attempts()).isEqualTo(20);
        assertThat(sent.attempts()).isOne();
        assertThat(sent.sent(OPENED.plusSeconds(900)).attempts()).isEqualTo(2);
    }

    @Test
    void anOrderRefusedForItsFormGoesAgainAsANewOne() {
        DeclarationProgress held = TestDeclarations.parcelKnown()
                .with(DocumentType.ORDER, document -> document.malformed("", "cvc-type buyerName", OPENED), OPENED);

        DeclarationProgress mended = held.resubmitted(OPENED.plusSeconds(500));

        assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(mended.state()).isEqualTo(DeclarationState.DECLARING);
        assertThat(mended.document(DocumentType.ORDER).filing()).isEqualTo(Filing.NEW);
    }

    @Test
    void anOrderThatIsStillToBeWrittenIsWrittenFromTheCorrectedGoods() {
        DeclarationProgress held = TestDeclarations.parcelKnown()
                .told(receipt(DocumentType.PAYMENT, "100", 1))
                .progress();
        DeclarationProgress queued = held.with(DocumentType.ORDER, DeclarationDocument::queued, OPENED);
        DeclarationProgress changed = queued.with(DocumentType.ORDER, document -> document.sent(OPENED), OPENED)
                .corrected(OPENED);

        assertThat(held.isCorrectable()).isTrue();
        assertThat(held.underWay(false, false)).isEmpty();
        assertThat(held.corrected(OPENED).document(DocumentType.ORDER))
                .as("whoever writes it from the old goods sees that it has changed")
                .returns(Optional.of(OPENED.plusNanos(1000)), DeclarationDocument::nextAttemptAt)
                .returns(Filing.NEW, DeclarationDocument::filing);
        assertThat(queued.underWay(false, false)).containsExactly(DocumentType.ORDER);
        assertThat(changed.corrected(OPENED).document(DocumentType.ORDER))
                .returns(Optional.of(OPENED.plusNanos(1000)), DeclarationDocument::nextAttemptAt)
                .returns(Filing.CHANGE, DeclarationDocument::filing);
    }

    @Test
    void anOrderThatIsWrittenOnceMoreForSilenceIsUnderWay() {
        DeclarationProgress again = TestDeclarations.parcelKnown()
                .with(DocumentType.ORDER, document -> document.sent(OPENED), OPENED)
                .with(DocumentType.ORDER, document -> document.rewrittenAt(OPENED.plusSeconds(60), false), OPENED);

        assertThat(again.document(DocumentType.ORDER).state()).isEqualTo(DocumentState.NEW);
        assertThat(again.underWay(false, false))
                .as("customs may still answer what was sent first")
                .containsExactly(DocumentType.ORDER);
    }

    @Test
    void aReceiptOfADocumentThatWasNeverFiledAsksForAPerson() {
        DeclarationProgress.Told told =
                TestDeclarations.submitted().told(receipt(DocumentType.CANCELLATION, "399", 90));

        assertThat(told.outcome()).isEqualTo(DeclarationProgress.Outcome.UNKNOWN);
        assertThat(told.progress().state()).isEqualTo(DeclarationState.SUBMITTED);
        assertThat(told.progress().attention()).contains("unexpected-receipt");
    }
}
