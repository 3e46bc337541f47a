package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.OpenedForPayer.Opened;
import by.pavilion.parties.Parties;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRealNames.class)
class NoRealNameServiceTest {
    private static final String ANYBODY = "11010519491231002X";

    @Inject
    OpenedForPayer orders;

    @Inject
    CorrectDeclaration correctDeclaration;

    @Inject
    RealNameStore checks;

    @Inject
    DeclarationStore declarations;

    @Inject
    DeclarationDesk desk;

    @Inject
    Parties parties;

    @Inject
    CustomsConfig config;

    @Inject
    Clock clock;

    @Test
    void anOrderThatSomebodyElsePaidIsACaseAtOnce() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened paidByAnother = orders.open(ANYBODY, PayerIdentity.SOMEBODY_ELSE);
            Opened paidByOrderer = orders.open(ANYBODY, PayerIdentity.ORDERER);

            Map<String, Object> one = OpenedForPayer.cases(paidByAnother).get(0);
            assertThat(String.valueOf(one.get("next"))).contains("CONNECT", "payer-is-somebody-else");
            await().until(() ->
                    window.messages("CEB311Message", paidByOrderer.orderNo()).size() == 1);
            assertThat(OpenedForPayer.cases(paidByOrderer)).isEmpty();
            assertThat(window.messages("CEB311Message", paidByAnother.orderNo()))
                    .isEmpty();
        }
    }

    @Test
    void anOrderOfWhichNobodySaysWhoPaidIsACase() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            window.payer.set("");

            Opened opened = orders.open(ANYBODY, PayerIdentity.NOT_TOLD);
            orders.parcelKnown(opened);

            await().until(() -> !OpenedForPayer.cases(opened).isEmpty());
            assertThat(String.valueOf(OpenedForPayer.cases(opened).get(0).get("next")))
                    .contains("CONNECT", "payer-is-somebody-else");
            assertThat(orders.check(opened)).contains(PayerCheck.State.NO_SERVICE);
            assertThat(orders.document(opened, DocumentType.PAYMENT).state()).isEqualTo(DocumentState.SENT);
            assertThat(window.messages("CEB621Message", opened.orderNo())).isEmpty();
        }
    }

    @Test
    void aFirmThatHasSaidWithItsPaymentWhoPaidNeedNotRepeatIt() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            window.payer.set("");

            Opened opened = orders.open(ANYBODY, PayerIdentity.ORDERER);

            awaitOrderAndPaymentSent(opened);
            assertThat(orders.check(opened)).contains(PayerCheck.State.ORDERER);
            assertThat(OpenedForPayer.cases(opened)).isEmpty();
        }
    }

    @Test
    void aFirmThatSaysNothingOfAnOrdererWhoIsNamedOtherwiseTakesTheDoubtOfBeforeNotAway() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            window.payer.set("");
            Opened held = orders.open(ANYBODY, PayerIdentity.SOMEBODY_ELSE);

            correctName(held, "张三");
            await().until(() -> orders.document(held, DocumentType.PAYMENT).state() == DocumentState.SENT);

            assertThat(orders.check(held)).contains(PayerCheck.State.NO_SERVICE);
        }
    }

    @Test
    void aMarketplaceAnswersForWhoBuysThere() {
        QuarkusTransaction.begin();
        try { // rolled back, so that nobody else hears of it
            Opened opened = orders.openInTransaction(ANYBODY, PayerIdentity.NOT_TOLD, "douyin");
            Folders folders = desk.open(List.of(opened.id()));

            desk.payerTold(folders, opened.id(), PayerIdentity.NOT_TOLD);
            assertThat(folders.declaration(opened.id()).progress().isHeldForPayer())
                    .isFalse();

            desk.payerTold(folders, opened.id(), PayerIdentity.SOMEBODY_ELSE);
            assertThat(folders.declaration(opened.id()).progress().isHeldForPayer())
                    .isTrue();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void awaitOrderAndPaymentSent(Opened opened) {
        await().until(() -> orders.document(opened, DocumentType.PAYMENT).state() == DocumentState.SENT
                && orders.document(opened, DocumentType.ORDER).state() == DocumentState.SENT);
    }

    @Test
    void anAnswerAboutAnOrdererWhoWasNamedOtherwiseMeanwhileVerifiesNobody() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            window.payer.set("CHECK_NOT_PASSED");
            Opened held = orders.open(ANYBODY, PayerIdentity.SOMEBODY_ELSE);
            List<String> asked = new ArrayList<>();
            VerifyOrderers verifyOrderers = new VerifyOrderers(
                    new RealNames(List.of(answering(held, asked))), checks, declarations, desk, parties, config, clock);

            await().until(() -> {
                verifyOrderers.doSome();
                return asked.size() == 1;
            });
            assertThat(orders.check(held)).contains(PayerCheck.State.NO_SERVICE);
            await().until(() -> {
                verifyOrderers.doSome();
                return asked.size() == 2;
            });

            assertThat(asked).containsExactly(held.id() + " 王小明", held.id() + "-2 张三");
            assertThat(orders.check(held)).contains(PayerCheck.State.VERIFIED);
        }
    }

    /** A service that says yes, and the first time so slowly that the name is corrected before. */
    private RealNameProvider answering(Opened held, List<String> asked) {
        return new RealNameProvider() {
            @Override
            public String code() {
                return "slow";
            }

            @Override
            public boolean isConfigured() {
                return true;
            }

            @Override
            public Answer ask(Question question) {
                if (!question.reference().startsWith(held.id().toString())) {
                    return new CannotSay("another test's");
                }
                asked.add(question.reference() + " " + question.name());
                if (asked.size() == 1) {
                    correctName(held, "张三");
                    await().until(() -> orders.check(held).isPresent());
                }
                return new Matches("check-" + asked.size());
            }
        };
    }

    private void correctName(Opened held, String name) {
        correctDeclaration.correct(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                held.id(),
                new CorrectDeclaration.Wish(
                        List.of(),
                        new CorrectPeople.Correction(
                                Optional.of(name),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }
}
