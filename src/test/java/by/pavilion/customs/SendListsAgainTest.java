package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.OpenedForPayer.Opened;
import by.pavilion.ordering.TestApi;
import by.pavilion.shared.IfMatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists that were refused because nobody had said under which number goods are filed. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class SendListsAgainTest {
    private static final String LEDGER = "T4601W000001";

    @Inject
    OpenedForPayer orders;

    @Inject
    LedgerItems items;

    @Inject
    SendListsAgain sendListsAgain;

    @Inject
    Declarations declarations;

    @Inject
    DeclarationDesk desk;

    @Test
    void aListGoesOnceItsNumberIsEnteredAndThoseThatWaitForOthersStay() {
        Sku sku = unique();
        Sku other = unique();
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened waiting = refused(LEDGER, List.of(sku.value()));
            Opened forTwo = refused(LEDGER, List.of(other.value(), sku.value()));
            Opened forAnother = refused(LEDGER, List.of(other.value()));
            Opened elsewhere = refused("T9", List.of(sku.value()));
            Declaration held = QuarkusTransaction.requiringNew().call(() -> declarations.require(waiting.id()));
            assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
            assertThat(declarations.nextAction(held))
                    .isEqualTo(new NextAction(
                            NextAction.Action.MEND,
                            "item-not-in-ledger",
                            Map.of("ledger", LEDGER, "skus", sku.value())));

            items.save("test", LEDGER, sku, null, "1806-1");

            assertThat(list(waiting)).isEqualTo(DocumentState.NEW);
            assertThat(orders.progress(waiting).state()).isEqualTo(DeclarationState.DECLARING);
            assertThat(list(forTwo)).as("it is refused anew for the other").isEqualTo(DocumentState.NEW);
            assertThat(list(forAnother)).isEqualTo(DocumentState.FORMAT_ERROR);
            assertThat(list(elsewhere)).isEqualTo(DocumentState.FORMAT_ERROR);
            assertThat(window.messages("CEB621Message", waiting.orderNo())).isEmpty();

            items.delete(LEDGER, sku, IfMatch.fromString("*"));
            List.of(waiting, forTwo, forAnother, elsewhere).forEach(this::cancel);
        }
    }

    @Test
    void aListGoesWhenItsNumberWasEnteredWhileItWasBeingRefused() {
        Sku sku = unique();
        Sku other = unique();
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened waiting = refused(LEDGER, List.of(sku.value()));
            Opened forAnother = refused(LEDGER, List.of(other.value()));
            Opened elsewhere = refused("T9", List.of(sku.value()));

            sendListsAgain.send(
                    List.of(waiting.id(), forAnother.id(), elsewhere.id()),
                    new ItemNumbers(Map.of(LEDGER, Map.of(sku.value(), "1806-1"))));

            assertThat(list(waiting)).isEqualTo(DocumentState.NEW);
            assertThat(list(forAnother)).isEqualTo(DocumentState.FORMAT_ERROR);
            assertThat(list(elsewhere)).isEqualTo(DocumentState.FORMAT_ERROR);
            assertThat(window.messages("CEB621Message", waiting.orderNo())).isEmpty();

            List.of(waiting, forAnother, elsewhere).forEach(this::cancel);
        }
    }

    /** As the writing of lists leaves it. */
    private Opened refused(String ledger, List<String> skus) {
        Opened opened = orders.open(TestApi.identityNumber(), PayerIdentity.ORDERER);
        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.malformed(folders, opened.id(), DocumentType.LIST, new MissingItems(ledger, skus).print());
            desk.putAway(folders);
        });
        return opened;
    }

    private DocumentState list(Opened opened) {
        return orders.document(opened, DocumentType.LIST).state();
    }

    /** So that nothing is left of it for other tests. */
    private void cancel(Opened opened) {
        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.cancelled(folders, opened.id());
            desk.putAway(folders);
        });
    }

    private static Sku unique() {
        return new Sku("LA-" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT));
    }
}
