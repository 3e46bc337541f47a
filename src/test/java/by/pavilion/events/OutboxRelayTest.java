package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relays beside the application's own, on the same database and broker, as other replicas have them. */
@QuarkusTest
class OutboxRelayTest {
    @Inject
    DataSource dataSource;

    @Inject
    EventProducer producer;

    @Inject
    PendingStore pending;

    @Inject
    RelaySlotStore slots;

    @Inject
    EventsConfig config;

    @Inject
    Outbox outbox;

    private static final String KILLED = "killed";

    private final List<Replica> replicas = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Runs a relay as {@code Workers} would. */
    private class Replica {
        private final AtomicBoolean stopping = new AtomicBoolean();
        private final RelaySlots own;
        private final OutboxRelay relay;
        private final Future<?> running;

        Replica(Duration lease, OutboxRelay.Producer sender) {
            own = new RelaySlots(slots, lease);
            relay = new OutboxRelay(pending, sender, own, config);
            replicas.add(this);
            running = threads.submit(() -> {
                while (!stopping.get()) {
                    if (relay.doSome() == 0) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                }
                own.release();
                return null;
            });
        }

        void stop() throws Exception {
            stopping.set(true);
            running.get(60, TimeUnit.SECONDS);
        }

        /** Waits until it is gone as a process that was killed: nothing is released, what it had sent is not deleted. */
        void awaitDeath() {
            assertThatThrownBy(() -> running.get(60, TimeUnit.SECONDS)).hasRootCauseMessage(KILLED);
            replicas.remove(this);
        }
    }

    @AfterEach
    void endAll() throws Exception {
        for (Replica replica : replicas) {
            replica.stop();
        }
        threads.shutdownNow();
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(Outbox.SLOTS)));
    }

    @Test
    void severalReplicasShareTheKeysAndKeepTheirOrder() throws Exception {
        AtomicInteger byFirst = new AtomicInteger();
        AtomicInteger bySecond = new AtomicInteger();
        new Replica(Duration.ofSeconds(3), counting(byFirst));
        Replica second = new Replica(Duration.ofSeconds(3), counting(bySecond));
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(10, 11, 11)));
        List<String> keys = Stream.generate(TestEvents::newKey).limit(60).toList();

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            write(keys, 1, 10);
            second.stop(); // its keys go on elsewhere
            write(keys, 11, 20);

            for (String key : keys) {
                assertThat(firstOccurrences(reader.awaitDistinct(key, 20)))
                        .as("first occurrences of %s", key)
                        .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
            }
        }
        assertThat(byFirst.get()).isPositive();
        assertThat(bySecond.get()).isPositive();
        await().until(() -> pendingOf(keys) == 0);
    }

    /** In the middle of a round: some of it is with the broker, and nobody has noted that. */
    @Test
    void anotherReplicaGoesOnInOrderWhenTheLeasesOfOneThatWasKilledRunOut() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        List<String> keys = Stream.generate(TestEvents::newKey).limit(60).toList();
        Replica killed = new Replica(Duration.ofSeconds(8), message -> {
            if (keys.contains(message.key()) && sent.incrementAndGet() > 100) {
                throw new IllegalStateException(KILLED);
            }
            return producer.send(message);
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(16, 16)));

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            Future<?> writing = threads.submit(() -> {
                write(keys, 1, 20);
                return null;
            });
            killed.awaitDeath();
            List<Integer> slotsAfterDeath = slotsByOwner();
            writing.get(60, TimeUnit.SECONDS);

            assertThat(slotsAfterDeath).as("it has released nothing").containsExactly(16, 16);
            for (String key : keys) {
                assertThat(firstOccurrences(reader.awaitDistinct(key, 20)))
                        .as("first occurrences of %s", key)
                        .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
            }
        }
        assertThat(sent.get()).as("sent by it, and the one at which it died").isEqualTo(101);
        await().until(() -> pendingOf(keys) == 0);
    }

    /** It was stopped, by a long collection of garbage say, after it had looked whether the slots are its own. */
    @Test
    void aStalledReplicaThatWakesUpRepeatsOneNumberOfAKeyAtMost() throws Exception {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch wakeUp = new CountDownLatch(1);
        Map<String, List<Long>> sentLate = new ConcurrentHashMap<>();
        List<String> keys = Stream.generate(TestEvents::newKey).limit(100).toList();
        new Replica(Duration.ofSeconds(1), message -> {
            if (keys.contains(message.key())) {
                stalled.countDown();
                awaitUnchecked(wakeUp);
                sentLate.computeIfAbsent(message.key(), unused -> new ArrayList<>())
                        .add(sequence(message));
            }
            return producer.send(message);
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(16, 16)));

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            QuarkusTransaction.requiringNew().run(() -> {
                for (String key : keys) {
                    for (int number = 1; number <= 3; number++) {
                        outbox.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), number);
                    }
                }
            });
            assertThat(stalled.await(60, TimeUnit.SECONDS)).isTrue();
            for (String key : keys) {
                reader.awaitDistinct(key, 3); // the other replica has taken over
            }
            wakeUp.countDown();
            await().until(() -> !sentLate.isEmpty());
            TimeUnit.SECONDS.sleep(1);

            assertThat(sentLate.values())
                    .allSatisfy(numbers -> assertThat(numbers).containsExactly(1L));
            for (String key : keys) {
                assertThat(firstOccurrences(reader.awaitDistinct(key, 3))).containsExactly(1L, 2L, 3L);
            }
            String late = sentLate.keySet().iterator().next();
            assertThat(reader.awaitAtLeast(late, 4)).hasSize(4);
        }
    }

    /** A partition takes nothing, say. Were its slots gone meanwhile, each replica would begin anew all the time. */
    @Test
    void aReplicaThatWaitsForOneAnswerAndGetsOthersKeepsItsSlots() {
        CompletableFuture<RecordMetadata> late = new CompletableFuture<>();
        AtomicBoolean waits = new AtomicBoolean();
        List<String> keys = Stream.generate(TestEvents::newKey).limit(100).toList();
        new Replica(
                Duration.ofSeconds(3),
                message -> keys.contains(message.key()) && waits.compareAndSet(false, true)
                        ? late
                        : producer.send(message));
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(16, 16)));
        try {
            writeTogether(keys);
            await().until(waits::get);

            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner()
                    .equals(List.of(16, 16)));
        } finally {
            late.completeExceptionally(new TimeoutException("not enough replicas"));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> pendingOf(keys) == 0);
    }

    @Test
    void aReplicaThatTheBrokerDoesNotAnswerLeavesItsKeysToOthers() {
        CompletableFuture<RecordMetadata> never = new CompletableFuture<>();
        AtomicBoolean cutOff = new AtomicBoolean();
        AtomicBoolean waits = new AtomicBoolean();
        List<String> keys = Stream.generate(TestEvents::newKey).limit(100).toList();
        new Replica(Duration.ofSeconds(3), message -> {
            if (!cutOff.get()) {
                return producer.send(message);
            }
            waits.set(true);
            return never;
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> slotsByOwner().equals(List.of(16, 16)));
        cutOff.set(true);
        try {
            writeTogether(keys);

            await().atMost(Duration.ofSeconds(60)).until(() -> pendingOf(keys) == 0);
            assertThat(waits).isTrue();
        } finally {
            cutOff.set(false);
            never.completeExceptionally(new TimeoutException("no broker"));
        }
    }

    private void writeTogether(List<String> keys) {
        List<Outbox.Numbered> first = keys.stream().map(key -> noted(key, 1)).toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.append(first));
    }

    @Test
    void aSlotWithALongBacklogIsReadOnFromItsOwnPlace() {
        String owner = UUID.randomUUID().toString();
        List<Integer> both = holdHalfOfTheSlots(owner).stream().limit(2).toList();
        try {
            String busy = keyIn(both.get(0));
            String quiet = keyIn(both.get(1));
            QuarkusTransaction.requiringNew().run(() -> {
                for (int number = 1; number <= 50; number++) {
                    outbox.append(new OutboxTest.Noted(busy, "n", Instant.EPOCH), number);
                }
                outbox.append(new OutboxTest.Noted(quiet, "the newest of all", Instant.EPOCH), 1);
            });

            List<Long> read = new ArrayList<>();
            int most = 32; // 16 of each
            Set<Integer> of = Set.copyOf(both);
            for (PendingStore.Portion portion = pending.read(of, Map.of(), most);
                    !portion.events().isEmpty();
                    portion = pending.read(of, portion.upTo(), most)) {
                portion.events().stream()
                        .filter(event -> event.key().equals(busy))
                        .forEach(event -> read.add(event.sequence()));
            }

            assertThat(read).isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
        } finally {
            slots.release(owner, slots.held(owner));
            slots.leave(owner);
        }
    }

    @Test
    void aTopicThatIsNotReachedIsTriedOnceInAPortion() {
        List<String> keys = new ArrayList<>();
        List<String> tried = new ArrayList<>();

        sendInOneRound(keys, tried, new TimeoutException("not present in metadata"));

        assertThat(tried).contains(keys.get(0), keys.get(keys.size() - 1)).doesNotContain(keys.get(1));
    }

    /** Each would be asked for at the broker once more, a tenth of a second long; and the topic rests after it. */
    @Test
    void aTopicThatWeHaveNoRightToIsTriedOnceInAPortion() {
        List<String> keys = new ArrayList<>();
        List<String> tried = new ArrayList<>();

        sendInOneRound(keys, tried, new TopicAuthorizationException("pavilion.channels"));

        assertThat(tried).contains(keys.get(0)).doesNotContain(keys.get(1));
    }

    @Test
    void anEventThatTheBrokerRefusesForItselfHoldsUpNoOther() {
        List<String> keys = new ArrayList<>();
        List<String> tried = new ArrayList<>();

        sendInOneRound(keys, tried, new RecordTooLargeException("larger than the broker takes"));

        assertThat(tried).containsExactlyElementsOf(keys);
    }

    /**
     * What is left is more than is read at once, and others go on having news.
     *
     * @param ofOneKey whether only the first is refused and the rest waits behind it; else each is refused for itself
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftHoldsUpNobodyHoweverMuchItIs(boolean ofOneKey) {
        RelaySlots own = new RelaySlots(slots, Duration.ofSeconds(10));
        AtomicBoolean refuses = new AtomicBoolean(true);
        Set<String> refused = new LinkedHashSet<>();
        List<String> arrived = new ArrayList<>();
        OutboxRelay relay = new OutboxRelay(
                pending,
                message -> {
                    if (refuses.get() && refused.contains(message.key())) {
                        return CompletableFuture.failedFuture(
                                new RecordTooLargeException("larger than the broker takes"));
                    }
                    arrived.add(message.key());
                    return producer.send(message);
                },
                own,
                config);
        await().atMost(Duration.ofSeconds(60)).until(() -> own.held().size() == Outbox.SLOTS / 2);
        try {
            List<Integer> two = own.held().stream().limit(2).toList();
            int slot = two.get(0);
            int ofOnePass = 20 * config.batch() / (Outbox.SLOTS / 2);
            String broken = keyIn(slot);
            String behind = keyIn(slot);
            List<Outbox.Numbered> all = new ArrayList<>();
            for (int number = 1; number <= ofOnePass + 10; number++) {
                String key = ofOneKey ? broken : keyIn(slot);
                refused.add(key);
                all.add(noted(key, ofOneKey ? number : 1));
            }
            all.add(noted(behind, 1));
            all.add(noted(keyIn(two.get(1)), 1));
            QuarkusTransaction.requiringNew().run(() -> outbox.append(all));

            relay.doSome();
            boolean atOnce = arrived.contains(behind);
            QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(noted(keyIn(two.get(1)), 1))));
            relay.doSome();

            assertThat(atOnce).as("else there were too few before it").isFalse();
            assertThat(arrived).contains(behind).doesNotContainAnyElementsOf(refused);
        } finally {
            refuses.set(false);
            await().atMost(Duration.ofSeconds(60)).until(() -> relay.doSome() == 0 && arrived.containsAll(refused));
            own.release();
        }
    }

    /** The same question many times a second gets the same answer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsRefusedAtOnceIsTriedAgainAfterGrowingPauses(boolean wholeTopic) throws InterruptedException {
        RelaySlots own = new RelaySlots(slots, Duration.ofSeconds(10));
        AtomicBoolean refuses = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        List<String> arrived = new ArrayList<>();
        Set<String> broken = new LinkedHashSet<>();
        Set<String> ours = new LinkedHashSet<>();
        OutboxRelay relay = new OutboxRelay(
                pending,
                message -> {
                    if (refuses.get() && broken.contains(message.key())) {
                        tries.incrementAndGet();
                        return CompletableFuture.failedFuture(
                                wholeTopic
                                        ? new TopicAuthorizationException(message.topic())
                                        : new RecordTooLargeException("larger than the broker takes"));
                    }
                    if (ours.contains(message.key())) {
                        arrived.add(message.key());
                    }
                    return producer.send(message);
                },
                own,
                config);
        await().atMost(Duration.ofSeconds(60)).until(() -> own.held().size() == Outbox.SLOTS / 2);
        try {
            int slot = own.held().iterator().next();
            String refused = keyIn(slot);
            String sound = keyIn(slot);
            broken.add(refused);
            ours.addAll(List.of(refused, sound));
            QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(noted(refused, 1), noted(refused, 2))));

            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofSeconds(1).toNanos()) {
                relay.doSome();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            int triesInASecond = tries.get();
            if (!wholeTopic) {
                QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(noted(sound, 1))));
                relay.doSome();
                assertThat(arrived).containsExactly(sound);
            }

            assertThat(triesInASecond).isBetween(1, 6); // without a pause a hundred
        } finally {
            refuses.set(false);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                relay.doSome();
                return broken.stream()
                        .allMatch(key -> arrived.stream().filter(key::equals).count() == 2);
            });
            own.release();
        }
    }

    /**
     * One round of a relay that finds more in one slot than goes into a portion; the oldest is not acknowledged.
     *
     * @param keys gets the keys, one event each, the oldest first
     * @param tried gets the keys of what was sent in this round, whatever came of it
     */
    private void sendInOneRound(List<String> keys, List<String> tried, RuntimeException refusal) {
        RelaySlots own = new RelaySlots(slots, Duration.ofSeconds(10));
        AtomicBoolean refuses = new AtomicBoolean(true);
        OutboxRelay relay = new OutboxRelay(
                pending,
                message -> {
                    if (refuses.get() && keys.contains(message.key())) {
                        tried.add(message.key());
                    }
                    return refuses.get() && message.key().equals(keys.get(0))
                            ? CompletableFuture.failedFuture(refusal)
                            : producer.send(message);
                },
                own,
                config);
        await().atMost(Duration.ofSeconds(60)).until(() -> own.held().size() == Outbox.SLOTS / 2);
        try {
            int slot = own.held().iterator().next();
            Stream.generate(() -> keyIn(slot))
                    .limit(2L * config.batch() / (Outbox.SLOTS / 2))
                    .forEach(keys::add);
            QuarkusTransaction.requiringNew()
                    .run(() -> keys.forEach(key -> outbox.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), 1)));

            relay.doSome();
        } finally {
            refuses.set(false);
            await().until(() -> relay.doSome() == 0);
            own.release();
        }
    }

    /** So that nobody sends what is written to them. */
    private SortedSet<Integer> holdHalfOfTheSlots(String owner) {
        int half = Outbox.SLOTS / 2;
        slots.seen(owner, Duration.ofMinutes(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            slots.take(owner, Duration.ofMinutes(1), half - slots.held(owner).size());
            return slots.held(owner).size() == half;
        });
        return slots.held(owner);
    }

    private static Outbox.Numbered noted(String key, long sequence) {
        return new Outbox.Numbered(new OutboxTest.Noted(key, "n", Instant.EPOCH), sequence);
    }

    private static String keyIn(int slot) {
        return Stream.generate(TestEvents::newKey)
                .filter(key -> Outbox.slot(Topic.CHANNELS, key) == slot)
                .findFirst()
                .orElseThrow();
    }

    private OutboxRelay.Producer counting(AtomicInteger sent) {
        return message -> {
            sent.incrementAndGet();
            return producer.send(message);
        };
    }

    private void write(List<String> keys, int from, int to) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            int offset = part;
            writers.add(threads.submit(() -> {
                for (int number = from; number <= to; number++) {
                    for (int index = offset; index < keys.size(); index += 4) {
                        String key = keys.get(index);
                        long sequence = number;
                        QuarkusTransaction.requiringNew()
                                .run(() -> outbox.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), sequence));
                    }
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
    }

    private static List<Long> firstOccurrences(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream().map(TopicReader::sequence).distinct().toList();
    }

    private static long sequence(ProducerRecord<String, byte[]> message) {
        return Long.parseLong(
                new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many slots each relay holds, the fewest first. */
    private List<Integer> slotsByOwner() throws SQLException {
        String query = "SELECT COUNT(*) FROM events_relay_slots WHERE held_until > UTC_TIMESTAMP(6)"
                + " GROUP BY owner ORDER BY COUNT(*)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<Integer> counts = new ArrayList<>();
            while (rows.next()) {
                counts.add(rows.getInt(1));
            }
            return counts;
        }
    }

    private long pendingOf(List<String> keys) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM events_pending WHERE aggregateid = ?")) {
            long count = 0;
            for (String key : keys) {
                select.setString(1, key);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    count += row.getLong(1);
                }
            }
            return count;
        }
    }
}
