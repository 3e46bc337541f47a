package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.OpenedForPayer.Opened;
import by.pavilion.ordering.TestApi;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods of 1239 in an installation that has no zone for them. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class UnconnectedModeTest {
    @Inject
    OpenedForPayer orders;

    @Inject
    Declarations declarations;

    @Inject
    DeclarationDesk desk;

    @Test
    void anOrderOfAModeThatIsNotConnectedWaitsBehindTheOthersAndSaysSo() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened waiting = open(CustomsMode.BONDED_A);
            Opened next = open(CustomsMode.BONDED);

            await().until(() -> window.messages("CEB311Message", next.orderNo()).size() == 1);
            Instant later = Instant.now().plusSeconds(60);
            await().until(() ->
                    isDueAfter(later, waiting, DocumentType.ORDER) && isDueAfter(later, waiting, DocumentType.PAYMENT));

            Declaration declaration = QuarkusTransaction.requiringNew().call(() -> declarations.require(waiting.id()));
            assertThat(declaration.port()).isEmpty();
            assertThat(declaration.progress().isUnheardOf()).isTrue();
            assertThat(declarations.nextAction(declaration))
                    .isEqualTo(new NextAction(
                            NextAction.Action.CONNECT, "customs-mode-not-connected", Map.of("mode", "1239")));
            assertThat(window.messages("CEB311Message", waiting.orderNo())).isEmpty();

            assertThat(cancelled(waiting).state()).isEqualTo(DeclarationState.CANCELLED);
        }
    }

    /** The same as a use case does it, so that nothing is left of it for other tests. */
    private Declaration cancelled(Opened opened) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            Declaration cancelled = desk.cancelled(folders, opened.id());
            desk.putAway(folders);
            return cancelled;
        });
    }

    private boolean isDueAfter(Instant time, Opened opened, DocumentType type) {
        return orders.document(opened, type)
                .nextAttemptAt()
                .filter(due -> due.isAfter(time))
                .isPresent();
    }

    private Opened open(CustomsMode mode) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        orders.openInTransaction(TestApi.identityNumber(), PayerIdentity.ORDERER, "storefront", mode));
    }
}
