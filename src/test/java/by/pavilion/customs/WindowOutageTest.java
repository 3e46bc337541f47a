package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.OpenedForPayer.Opened;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The single window is away, and then it is there. Messages of orders need no key. */
@QuarkusTest
@TestProfile(WithKeyFile.class)
class WindowOutageTest {
    private static final String PERSON = "11010519491231002X";

    @Inject
    OpenedForPayer orders;

    @Inject
    Declarations declarations;

    @Inject
    Statements statements;

    /** By its own pause the first message would go tomorrow. */
    @Test
    void whatTheWindowMissedGoesAsSoonAsAnythingGoes() {
        Opened missed = orders.open(PERSON, PayerIdentity.ORDERER);
        await().until(() -> declarations.messages(missed.id(), 1, null).items().stream()
                .anyMatch(message -> message.attempts() > 3));
        int postponed = statements.update(
                "UPDATE customs_messages SET next_attempt_at = next_attempt_at + INTERVAL 1 DAY WHERE id ="
                        + " (SELECT message_id FROM customs_declaration_messages WHERE declaration_id = ?)",
                missed.id().value());
        assertThat(postponed).isEqualTo(1);

        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened next = orders.open(PERSON, PayerIdentity.ORDERER);

            await().until(() ->
                    !window.messages("CEB311Message", next.orderNo()).isEmpty());
            await().until(() ->
                    !window.messages("CEB311Message", missed.orderNo()).isEmpty());
        }
    }
}
