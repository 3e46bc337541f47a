package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old rows, in a transaction that is rolled back: nobody else sees them. */
@QuarkusTest
class ForgetEventsTest {
    private static final Instant LONG_AGO = Instant.parse("2021-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2021-04-01T00:00:00Z");

    @Inject
    EventLog log;

    @Inject
    Inbox inbox;

    @Inject
    DeadLetterStore deadLetters;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void begin() {
        QuarkusTransaction.begin();
    }

    @AfterEach
    void rollBack() {
        QuarkusTransaction.rollback();
    }

    @Test
    void dropsOldEventsThatWereSentAPortionAtATime() throws SQLException {
        long first = Ids.lowestAt(LONG_AGO);
        String key = TestEvents.newKey();
        for (long number = 1; number <= 3; number++) {
            log(first + number, key, number);
        }
        log(Ids.lowestAt(LATER) + 1, key, 4);
        execute(
                "INSERT INTO events_pending (id, slot, topic, aggregateid, sequence) VALUES (?, 0, 'pavilion.channels', ?, 1)",
                first + 1,
                key);

        assertThat(log.forgetBefore(LATER, 1)).isEqualTo(1);
        assertThat(log.forgetBefore(LATER, 10)).isEqualTo(1);
        assertThat(log.forgetBefore(LATER, 10)).isZero();
        assertThat(log.of(Topic.CHANNELS, key, 0, 10))
                .extracting(ReceivedEvent::sequence)
                .containsExactly(1L, 4L);
    }

    @Test
    void forgetsWhatWasHandledLongAgo() throws SQLException {
        execute(
                "INSERT INTO events_inbox (context, event_id, handled_at) VALUES ('theatre', 'old', ?), ('theatre', 'new', ?)",
                Timestamp.from(LONG_AGO),
                Timestamp.from(LATER));

        assertThat(inbox.forgetBefore(LATER, 10)).isEqualTo(1);
        assertThat(inbox.take("theatre", List.of(event("old"), event("new"))))
                .extracting(ReceivedEvent::id)
                .containsExactly("old");
    }

    @Test
    void keepsDeadLettersThatAreOpen() {
        ReceivedEvent open = event("open");
        deadLetters.insert(
                "theatre", List.of(open, event("shut")), DeadLetterState.PARKED, 1, Optional.of("x"), LONG_AGO);
        DeadLetter shut = deadLetters
                .page(
                        new DeadLetterStore.Filter(Optional.of("theatre"), Optional.empty(), Optional.empty()),
                        Long.MAX_VALUE,
                        9)
                .stream()
                .filter(letter -> letter.event().id().equals("shut"))
                .findFirst()
                .orElseThrow();
        deadLetters.close(shut.id(), DeadLetterState.HANDLED, Optional.empty(), "key", LONG_AGO);

        assertThat(deadLetters.forgetBefore(LATER, 10)).isEqualTo(1);
        assertThat(deadLetters.find(shut.id())).isEmpty();
        assertThat(deadLetters.unblocked("theatre", List.of(open))).isEmpty();
    }

    private static ReceivedEvent event(String id) {
        return new ReceivedEvent(
                id, Topic.CHANNELS, TestEvents.TYPE, "test:" + id, 1, Instant.EPOCH.plusSeconds(1), "c", "{}");
    }

    private void log(long id, String key, long sequence) throws SQLException {
        execute(
                "INSERT INTO events_outbox (id, aggregatetype, aggregateid, type, sequence, happened_at, recorded_at,"
                        + " correlation_id, payload) VALUES (?, 'pavilion.channels', ?, '" + TestEvents.TYPE
                        + "', ?, '2021-03-01', '2021-03-01', 'c', '{}')",
                id,
                key,
                sequence);
    }

    private void execute(String statement, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int index = 0; index < values.length; index++) {
                insert.setObject(index + 1, values[index]);
            }
            insert.executeUpdate();
        }
    }
}
