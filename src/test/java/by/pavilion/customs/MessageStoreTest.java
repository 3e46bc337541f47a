package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.MessageStore.NewMessage;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the content of messages is kept. They are such as came in, since those of ours have to be valid. */
@QuarkusTest
class MessageStoreTest {
    private static final byte[] XML = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<CEB622Message>"
                    + "<InventoryReturn><returnInfo>[Code:2600;Desc:放行]</returnInfo></InventoryReturn>".repeat(50)
                    + "</CEB622Message>")
            .getBytes(StandardCharsets.UTF_8);

    @Inject
    MessageStore messages;

    @Inject
    Parties parties;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private MessageId id;
    private MessageId next;

    @BeforeEach
    void numbers() {
        id = new MessageId(ids.next());
        next = new MessageId(ids.next());
    }

    @AfterEach
    void forget() {
        statements.update("DELETE FROM customs_messages WHERE id IN (?, ?)", id.value(), next.value());
    }

    @Test
    void keepsContentDeflatedAndGivesItByteForByte() {
        take(XML);

        assertThat(messages.content(id)).isEqualTo(XML);
        assertThat(isDeflated()).isEqualTo(1);
        assertThat(length()).isLessThan(XML.length / 5);
    }

    @Test
    void keepsAsItIsWhatWouldGetNoShorter() {
        byte[] noise = new byte[2_000];
        new Random(5).nextBytes(noise);

        take(noise);

        assertThat(messages.content(id)).isEqualTo(noise);
        assertThat(isDeflated()).isZero();
    }

    @Test
    void keepsBothKindsTogether() {
        byte[] noise = {0, 39, 92, -1, 26};

        messages.taken(List.of(message(id, XML), message(next, noise)), clock.instant());

        assertThat(messages.content(id)).isEqualTo(XML);
        assertThat(messages.content(next)).isEqualTo(noise);
    }

    /** As a version wrote it that knew of no deflating. */
    @Test
    void givesWhatWasKeptBeforeContentWasDeflated() {
        statements.update(
                "INSERT INTO customs_messages (id, guid, type, direction, state, content, attempts, created_at)"
                        + " VALUES (?, ?, 'CEB622Message', 'IN', 'TAKEN', ?, 0, ?)",
                id.value(),
                id.toString(),
                parties.seal(XML, id.toString()),
                clock.instant());

        assertThat(messages.content(id)).isEqualTo(XML);
    }

    /** A version that knows of no deflating opens it under the message's name alone. */
    @Test
    void whatIsDeflatedOpensForNobodyWhoWouldTakeItForTheMessage() {
        take(XML);
        byte[] sealed = statements
                .list("SELECT content FROM customs_messages WHERE id = ?", row -> row.getBytes(1), id.value())
                .get(0);

        assertThatThrownBy(() -> parties.open(sealed, id.toString())).isInstanceOf(IllegalStateException.class);
        statements.update("UPDATE customs_messages SET content_deflated = FALSE WHERE id = ?", id.value());
        assertThatThrownBy(() -> messages.content(id)).isInstanceOf(IllegalStateException.class);
    }

    /** In a time when nothing else waits. */
    @Test
    void hurriesWhatWaitsAPortionAtATimeAndTheNextOnesFirst() {
        Instant now = Instant.parse("2999-11-11T04:00:00Z");
        messages.taken(List.of(message(id, XML), message(next, XML)), clock.instant());
        waitUntil(id, now.plusSeconds(600));
        waitUntil(next, now.plusSeconds(60));

        assertThat(messages.hurry(now, 1)).isEqualTo(1);
        assertThat(waitsUntil(next)).isEqualTo(now);
        assertThat(waitsUntil(id)).isEqualTo(now.plusSeconds(600));

        assertThat(messages.hurry(now, 2)).isEqualTo(1);
        assertThat(waitsUntil(id)).isEqualTo(now);
        assertThat(messages.hurry(now, 2)).isZero();
    }

    private void waitUntil(MessageId message, Instant time) {
        statements.update("UPDATE customs_messages SET next_attempt_at = ? WHERE id = ?", time, message.value());
    }

    private Instant waitsUntil(MessageId message) {
        return statements
                .list(
                        "SELECT next_attempt_at FROM customs_messages WHERE id = ?",
                        row -> Statements.instant(row, 1),
                        message.value())
                .get(0);
    }

    private void take(byte[] content) {
        messages.taken(List.of(message(id, content)), clock.instant());
    }

    private static NewMessage message(MessageId id, byte[] content) {
        return new NewMessage(id, id.toString(), "CEB622Message", content);
    }

    private long isDeflated() {
        return statements.number("SELECT content_deflated FROM customs_messages WHERE id = ?", id.value());
    }

    private long length() {
        return statements.number("SELECT LENGTH(content) FROM customs_messages WHERE id = ?", id.value());
    }
}
