package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventLogTest {
    private static final EventLog.Filter NOTED =
            new EventLog.Filter(Optional.empty(), Optional.of("by.pavilion.channel.noted.v1"), Optional.empty());

    @Inject
    Outbox outbox;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void keepsAnEventToItselfUntilItIsSettled() {
        String key = newKey();
        long before = log.last();
        long begun = System.nanoTime();

        write(key, 1);

        boolean told = !log.after(before, ofKey(key), 10).events().isEmpty();
        boolean inTime = System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1); // else it may be settled already
        assertThat(told && inTime).isFalse();
        await().untilAsserted(() -> assertThat(log.after(before, ofKey(key), 10).events())
                .extracting(LoggedEvent::sequence)
                .containsExactly(1L));
    }

    /** Without the wait for uncommitted rows the reader would pass the late one and never come back to it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotPassATransactionThatEndsLate(boolean commits) throws Exception {
        String late = newKey();
        String punctual = newKey();
        long before = log.last();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<?> slow = threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(new OutboxTest.Noted(late, "late", Instant.EPOCH), 1);
            written.countDown();
            awaitUnchecked(end);
            if (!commits) {
                QuarkusTransaction.setRollbackOnly();
            }
        }));
        assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
        write(punctual, 1);
        TimeUnit.MILLISECONDS.sleep(1_500); // both are settled by their age

        Future<List<String>> reading = threads.submit(() -> keysOf(before));
        TimeUnit.MILLISECONDS.sleep(500);
        boolean waited = !reading.isDone();
        end.countDown();

        assertThat(waited).isTrue();
        if (commits) {
            slow.get(60, TimeUnit.SECONDS);
        } else {
            assertThatThrownBy(() -> slow.get(60, TimeUnit.SECONDS)).hasMessageContaining("RollbackException");
        }
        List<String> read = reading.get(60, TimeUnit.SECONDS);
        if (commits) {
            assertThat(read).containsSubsequence(late, punctual);
        } else {
            assertThat(read).contains(punctual).doesNotContain(late);
        }
    }

    @Test
    void keepsTheOrderOfAKeyWhoeverWritesAndLosesNothingWhileItIsWritten() throws Exception {
        int events = 200;
        String key = newKey();
        long before = log.last();
        Future<?> writing = threads.submit(() -> {
            for (int number = 1; number <= events; number++) {
                write(key, number);
            }
        });

        List<Long> read = new ArrayList<>();
        long position = before;
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (read.size() < events && System.nanoTime() < patience) {
            EventLog.Part part = log.after(position, NOTED, 7);
            part.events().stream()
                    .filter(event -> event.key().equals(key))
                    .forEach(event -> read.add(event.sequence()));
            position = part.lookedThrough();
        }

        writing.get(60, TimeUnit.SECONDS);
        assertThat(read).hasSize(events).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsTheEventsOfAKeyOverAllTopicsOrOne() {
        String key = newKey();
        long before = log.last();
        write(key, 1);
        write(key, 2);
        write(newKey(), 1);

        await().until(() -> log.after(before, ofKey(key), 10).events().size() == 2);

        EventLog.Filter elsewhere = new EventLog.Filter(Optional.of(Topic.ORDERS), Optional.empty(), Optional.of(key));
        assertThat(log.after(before, elsewhere, 10).events()).isEmpty();
        EventLog.Part first = log.after(before, ofKey(key), 1);
        assertThat(first.events()).extracting(LoggedEvent::sequence).containsExactly(1L);
        assertThat(log.after(first.lookedThrough(), ofKey(key), 10).events())
                .extracting(LoggedEvent::sequence)
                .containsExactly(2L);
    }

    /** Whoever asks for a quiet hour at the end of the log must not get all of it. */
    @Test
    void aRangeWithNothingInItHasNoPlaces() {
        write(newKey(), 1);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        EventLog.Places none = log.between(tomorrow, tomorrow.plusSeconds(60));

        assertThat(none.last()).isPositive();
        assertThat(none.first()).isEqualTo(none.last() + 1);
    }

    @Test
    void aRangeHoldsWhatWasWrittenInIt() {
        Instant begin = Instant.now();
        write(newKey(), 1);
        long written = log.last();

        EventLog.Places range = log.between(begin.minusSeconds(1), Instant.now().plusSeconds(1));

        assertThat(range.first()).isLessThanOrEqualTo(written);
        assertThat(range.last()).isGreaterThanOrEqualTo(written);
    }

    @Test
    void looksForItsPlacesByIndexes() throws SQLException {
        write(newKey(), 1);

        assertThat(
                        plan(
                                "SELECT MIN(log_position) FROM events_outbox FORCE INDEX (PRIMARY) WHERE id >= 9000000000000000000"))
                .isEqualTo("PRIMARY");
        assertThat(plan("SELECT payload FROM events_outbox o FORCE INDEX (by_position)"
                        + " WHERE o.log_position > 5 AND o.log_position <= 5005 AND o.type = 'x'"
                        + " ORDER BY o.log_position LIMIT 100"))
                .isEqualTo("by_position");
        assertThat(plan(
                        "SELECT payload FROM events_outbox o FORCE INDEX (by_aggregate) WHERE o.aggregatetype IN ('pavilion.orders',"
                                + " 'pavilion.customs') AND o.aggregateid = 'x' AND o.id >= 1 AND o.log_position > 5"
                                + " ORDER BY o.log_position LIMIT 100"))
                .isEqualTo("by_aggregate");
    }

    private String plan(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query);
                ResultSet row = explain.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getString("key");
        }
    }

    private List<String> keysOf(long position) {
        List<String> keys = new ArrayList<>();
        long at = position;
        while (true) {
            EventLog.Part part = log.after(at, NOTED, 100);
            part.events().forEach(event -> keys.add(event.key()));
            if (!part.more()) {
                return keys;
            }
            at = part.lookedThrough();
        }
    }

    private void write(String key, long sequence) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), sequence));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EventLog.Filter ofKey(String key) {
        return new EventLog.Filter(Optional.empty(), Optional.empty(), Optional.of(key));
    }

    private static String newKey() {
        return "test:" + UUID.randomUUID();
    }
}
