package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class DeclarationProgressProperties {
    private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");

    @Property
    void anyOrderWithRepeatsEndsInTheSameState(
            @ForAll("receipts") @Size(min = 1, max = 14) List<Receipt> receipts, @ForAll Random random) {
        List<Receipt> shuffled = new ArrayList<>(receipts);
        receipts.forEach(receipt -> {
            if (random.nextBoolean()) {
                shuffled.add(receipt);
            }
        });
        Collections.shuffle(shuffled, random);

        assertThat(after(TestDeclarations.submitted(), shuffled))
                .isEqualTo(after(TestDeclarations.submitted(), receipts));
    }

    @Property
    void anyOrderWhileCancellingEndsInTheSameState(
            @ForAll("receipts") @Size(min = 1, max = 14) List<Receipt> receipts, @ForAll Random random) {
        endsInTheSameState(TestDeclarations.cancelling(), receipts, random);
    }

    @Property
    void anyOrderWhileReturningEndsInTheSameState(
            @ForAll("receipts") @Size(min = 1, max = 14) List<Receipt> receipts, @ForAll Random random) {
        endsInTheSameState(TestDeclarations.returnDeclared(), receipts, random);
        endsInTheSameState(TestDeclarations.secondReturnDeclared(), receipts, random);
    }

    @Property
    void anyOrderAfterPeopleWereCorrectedEndsInTheSameState(
            @ForAll("receiptsBeforeTheList") @Size(min = 1, max = 12) List<Receipt> receipts, @ForAll Random random) {
        Instant later = TestDeclarations.OPENED.plusSeconds(80);
        DeclarationProgress corrected = TestDeclarations.submitted()
                .told(TestDeclarations.listed("100", 70))
                .progress()
                .peopleCorrected(true, true, later)
                .resubmitted(later);
        assertThat(corrected.state()).isEqualTo(DeclarationState.DECLARING);

        endsInTheSameState(corrected, receipts, random);
    }

    @Property
    void whatWasSaidOfPeopleBeforeTheirCorrectionRegistersNothing(
            @ForAll boolean identity, @ForAll boolean address, @ForAll("documentsBeforeTheList") DocumentType type) {
        Instant later = TestDeclarations.OPENED.plusSeconds(80);
        DeclarationProgress corrected = TestDeclarations.submitted()
                .told(TestDeclarations.listed("100", 70))
                .progress()
                .peopleCorrected(identity, address, later)
                .resubmitted(later);
        boolean anew =
                switch (type) {
                    case ORDER -> true;
                    case PAYMENT -> identity;
                    case WAYBILL -> address;
                    case LIST, CANCELLATION, RETURN -> throw new IllegalArgumentException();
                };

        DeclarationProgress again =
                corrected.told(TestDeclarations.receipt(type, "120", 1)).progress();

        assertThat(again.document(type).state()).isEqualTo(anew ? DocumentState.NEW : DocumentState.REGISTERED);
    }

    @Property
    void peopleAreNotCorrectedWhileWhatWouldBeFiledAnewIsOnItsWayAndNoLateWordRegistersAnother(
            @ForAll boolean identity,
            @ForAll boolean address,
            @ForAll("documentsBeforeTheList") DocumentType type,
            @ForAll("wayToCustoms") DocumentState reached) {
        Instant later = TestDeclarations.OPENED.plusSeconds(80);
        DeclarationProgress before = TestDeclarations.parcelKnown();
        for (DocumentType other : DocumentType.BEFORE_THE_LIST) {
            before = other == type
                    ? before.with(other, document -> reached(document, reached), TestDeclarations.OPENED)
                    : before.told(TestDeclarations.receipt(other, "120", 1)).progress();
        }
        assertThat(before.document(type).state()).isEqualTo(reached);
        boolean anew =
                switch (type) {
                    case ORDER -> true;
                    case PAYMENT -> identity;
                    case WAYBILL -> address;
                    case LIST, CANCELLATION, RETURN -> throw new IllegalArgumentException();
                };

        List<DocumentType> underWay = before.underWay(identity, address);

        if (anew && reached != DocumentState.REGISTERED) {
            assertThat(underWay).containsExactly(type);
        } else {
            assertThat(underWay).isEmpty();
            DeclarationProgress after = before.peopleCorrected(identity, address, later)
                    .told(TestDeclarations.receipt(type, "120", 1))
                    .progress();
            assertThat(after.document(type).state()).isEqualTo(anew ? DocumentState.NEW : DocumentState.REGISTERED);
        }
    }

    private static DeclarationDocument reached(DeclarationDocument document, DocumentState state) {
        DeclarationDocument sent = document.sent(TestDeclarations.OPENED);
        return state == DocumentState.SENT
                ? sent
                : sent.told(state, new DeclarationDocument.Result("1", "", TestDeclarations.OPENED.plusSeconds(1)));
    }

    @Provide
    Arbitrary<DocumentState> wayToCustoms() {
        return Arbitraries.of(
                DocumentState.SENT,
                DocumentState.STORED,
                DocumentState.ACCEPTED,
                DocumentState.SEND_FAILED,
                DocumentState.AT_CUSTOMS,
                DocumentState.REGISTERED);
    }

    @Provide
    Arbitrary<DocumentType> documentsBeforeTheList() {
        return Arbitraries.of(DocumentType.BEFORE_THE_LIST);
    }

    @Property
    void nothingThatIsSaidOfAnEarlierReturnMovesTheNext(@ForAll("receipts") @Size(max = 14) List<Receipt> receipts) {
        DeclarationProgress start = TestDeclarations.secondReturnDeclared();

        DeclarationProgress after = after(
                start,
                receipts.stream()
                        .filter(receipt -> receipt.document() == DocumentType.RETURN && receipt.number() == 1)
                        .toList());

        assertThat(after.document(DocumentType.RETURN)).isEqualTo(start.document(DocumentType.RETURN));
        assertThat(after.state()).isEqualTo(DeclarationState.RETURN_DECLARED);
    }

    private static void endsInTheSameState(DeclarationProgress start, List<Receipt> receipts, Random random) {
        List<Receipt> shuffled = new ArrayList<>(receipts);
        shuffled.addAll(receipts.subList(0, random.nextInt(receipts.size() + 1)));
        Collections.shuffle(shuffled, random);

        DeclarationProgress one = after(start, receipts);
        DeclarationProgress other = after(start, shuffled);

        // when the cancellation became due depends on which receipt came last; whether it did, does not
        assertThat(other.state()).isEqualTo(one.state());
        assertThat(other.attention()).isEqualTo(one.attention());
        assertThat(other.documents())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nextAttemptAt")
                .isEqualTo(one.documents());
    }

    @Property
    void eachStepWhileCancellingOrReturningIsAnExitOfTheStateBefore(
            @ForAll("receipts") @Size(max = 14) List<Receipt> receipts) {
        for (DeclarationProgress start : List.of(
                TestDeclarations.cancelling(),
                TestDeclarations.returnDeclared(),
                TestDeclarations.secondReturnDeclared())) {
            DeclarationProgress progress = start;
            for (Receipt receipt : receipts) {
                DeclarationProgress next = progress.told(receipt).progress();
                if (next.state() != progress.state()) {
                    assertThat(progress.state().next()).contains(next.state());
                }
                progress = next;
            }
        }
    }

    @Property
    void anyOrderBeforeTheListEndsInTheSameState(
            @ForAll("receiptsBeforeTheList") @Size(min = 1, max = 12) List<Receipt> receipts, @ForAll Random random) {
        List<Receipt> shuffled = new ArrayList<>(receipts);
        Collections.shuffle(shuffled, random);

        DeclarationProgress one = after(TestDeclarations.parcelKnown(), receipts);
        DeclarationProgress other = after(TestDeclarations.parcelKnown(), shuffled);

        // when the list became due depends on which receipt came last; whether it did, does not
        assertThat(other.state()).isEqualTo(one.state());
        assertThat(other.documents())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nextAttemptAt")
                .isEqualTo(one.documents());
    }

    @Property
    void nothingIsDeclaredWhileTheOrdererIsNotVerifiedAndEverythingAfterwards(
            @ForAll("receiptsBeforeTheList") @Size(max = 12) List<Receipt> receipts,
            @ForAll PayerCheck.State waiting,
            @ForAll Random random) {
        Assume.that(new PayerCheck(waiting, START).isHolding());
        int split = random.nextInt(receipts.size() + 1);
        DeclarationProgress held =
                after(TestDeclarations.parcelKnown().heldForPayer(waiting, START), receipts.subList(0, split));

        assertThat(held.state()).isIn(DeclarationState.DECLARING, DeclarationState.DECLARATION_HELD);
        assertThat(held.documents().stream().filter(DeclarationDocument::isOurs))
                .allSatisfy(document -> assertThat(document.nextAttemptAt()).isEmpty());
        assertThat(held.ordererChecked(PayerCheck.State.REFUTED, START).documents())
                .isEqualTo(held.documents());

        DeclarationProgress verified =
                after(held.ordererChecked(PayerCheck.State.VERIFIED, START), receipts.subList(split, receipts.size()));
        DeclarationProgress neverHeld = after(TestDeclarations.parcelKnown(), receipts);
        assertThat(verified.state()).isEqualTo(neverHeld.state());
        assertThat(verified.documents())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nextAttemptAt")
                .isEqualTo(neverHeld.documents());
        assertThat(verified.ordererChecked(PayerCheck.State.REFUTED, START)).isEqualTo(verified);
    }

    @Example
    void aCancelledOrderIsNotDeclaredByALateAnswer() {
        DeclarationProgress cancelled = TestDeclarations.parcelKnown()
                .heldForPayer(PayerCheck.State.WAITING, START)
                .cancelled(START);

        assertThat(cancelled.state()).isEqualTo(DeclarationState.CANCELLED);
        assertThat(cancelled.ordererChecked(PayerCheck.State.VERIFIED, START)).isEqualTo(cancelled);
    }

    @Property
    void eachStepIsAnExitOfTheStateBefore(@ForAll("receipts") @Size(max = 14) List<Receipt> receipts) {
        DeclarationProgress progress = TestDeclarations.submitted();

        for (Receipt receipt : receipts) {
            DeclarationProgress next = progress.told(receipt).progress();
            if (next.state() != progress.state()) {
                assertThat(progress.state().next()).contains(next.state());
            }
            progress = next;
        }
    }

    @Property
    void aRepeatedReceiptChangesNothing(@ForAll("receipts") @Size(min = 1, max = 10) List<Receipt> receipts) {
        DeclarationProgress once = after(TestDeclarations.submitted(), receipts);

        DeclarationProgress.Told again = once.told(receipts.get(receipts.size() - 1));

        assertThat(again.progress()).isEqualTo(once);
        assertThat(again.outcome()).isNotEqualTo(DeclarationProgress.Outcome.APPLIED);
        assertThat(again.answer()).isEqualTo(ReceiptRules.Answer.NOTHING);
    }

    /** With what the desk does about a receipt that has a document go again. */
    @Property
    void anyOrderEndsInTheSameStateThoughWhatFailedGoesAgain(
            @ForAll("receipts") @Size(min = 1, max = 14) List<Receipt> receipts, @ForAll Random random) {
        List<Receipt> shuffled = new ArrayList<>(receipts);
        shuffled.addAll(receipts.subList(0, random.nextInt(receipts.size() + 1)));
        Collections.shuffle(shuffled, random);
        for (DeclarationProgress start : List.of(TestDeclarations.submitted(), TestDeclarations.parcelKnown())) {
            DeclarationProgress one = answered(start, receipts);
            DeclarationProgress other = answered(start, shuffled);

            assertThat(other.state()).isEqualTo(one.state());
            assertThat(other.documents())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nextAttemptAt")
                    .isEqualTo(one.documents());
            assertThat(other.documents().stream()
                            .filter(document -> document.nextAttemptAt().isPresent())
                            .map(DeclarationDocument::type))
                    .containsExactlyInAnyOrderElementsOf(one.documents().stream()
                            .filter(document -> document.nextAttemptAt().isPresent())
                            .map(DeclarationDocument::type)
                            .toList());
        }
    }

    private static DeclarationProgress answered(DeclarationProgress start, List<Receipt> receipts) {
        DeclarationProgress progress = start;
        for (Receipt receipt : receipts) {
            DeclarationProgress.Told told = progress.told(receipt);
            boolean again = told.answer() == ReceiptRules.Answer.SEND_AGAIN
                    || told.answer() == ReceiptRules.Answer.SEND_AGAIN_ONCE;
            progress = again
                    ? told.progress()
                            .with(
                                    receipt.document(),
                                    document -> document.rewrittenAt(START.plusSeconds(99), false),
                                    START.plusSeconds(99))
                    : told.progress();
        }
        return progress;
    }

    @Provide
    Arbitrary<List<Receipt>> receipts() {
        return receipt(
                        Arbitraries.of(DocumentType.values()),
                        Arbitraries.of(
                                "1", "2", "3", "4", "100", "120", "300", "399", "500", "501", "599", "700", "800",
                                "899", "-621018", "-621003", "-623005", "-625014", "-621001", "-621013", "-621004",
                                "-301014", "777", "abc"))
                .list();
    }

    @Provide
    Arbitrary<List<Receipt>> receiptsBeforeTheList() {
        return receipt(
                        Arbitraries.of(DocumentType.ORDER, DocumentType.PAYMENT, DocumentType.WAYBILL),
                        Arbitraries.of("2", "3", "4", "100", "120", "120", "120", "-301010", "-301001"))
                .list();
    }

    private static Arbitrary<Receipt> receipt(Arbitrary<DocumentType> documents, Arbitrary<String> codes) {
        return Combinators.combine(
                        documents,
                        codes,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 2))
                .as((document, code, second, number) -> new Receipt(
                        document,
                        document == DocumentType.RETURN ? number : 1,
                        TestDeclarations.kind(document),
                        code,
                        TestReceiptCodes.meaning(TestDeclarations.kind(document), code),
                        "",
                        START.plusSeconds(second),
                        Optional.of("B20261111000000001"),
                        Optional.empty()));
    }

    private static DeclarationProgress after(DeclarationProgress start, List<Receipt> receipts) {
        DeclarationProgress progress = start;
        for (Receipt receipt : receipts) {
            progress = progress.told(receipt).progress();
        }
        return progress;
    }
}
