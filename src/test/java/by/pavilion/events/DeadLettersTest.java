package by.pavilion.events;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeadLettersTest {
    private static final String LETTERS = "/api/v1/dead-letters/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    WhenCrafted whenCrafted;

    @Inject
    DeadLetterStore letters;

    /** Only in tests: no context writes this fact. */
    record Crafted(String key, String text, Instant happenedAt) implements Event {
        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String fact() {
            return "crafted";
        }
    }

    /** Fails at the first event of broken keys, and otherwise as it is told. */
    @ApplicationScoped
    static class WhenCrafted implements ReactionToEach {
        private final Set<String> broken = ConcurrentHashMap.newKeySet();
        private final Set<String> bottomless = ConcurrentHashMap.newKeySet();
        private final Map<String, AtomicInteger> connectionsToLose = new ConcurrentHashMap<>();
        private final List<ReceivedEvent> handled = new CopyOnWriteArrayList<>();

        @Inject
        TransactionSynchronizationRegistry transaction;

        @Override
        public String context() {
            return "workshop";
        }

        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String type() {
            return "by.pavilion.channel.crafted.v1";
        }

        @Override
        public void on(ReceivedEvent event) {
            if (event.sequence() == 1 && broken.contains(event.key())) {
                throw new IllegalStateException("no tool for " + event.key());
            }
            if (bottomless.contains(event.key())) {
                throw new StackOverflowError("no bottom in " + event.key());
            }
            AtomicInteger toLose = connectionsToLose.get(event.key());
            if (toLose != null && toLose.getAndDecrement() > 0) {
                throw new IllegalStateException("cannot write", new SQLException("connection lost", "08006"));
            }
            handledOnceCommitted().add(event);
        }

        /** An event may share its portion with one that fails: then it is handled again by itself. */
        @SuppressWarnings("unchecked") // nobody else uses this key
        private List<ReceivedEvent> handledOnceCommitted() {
            Object before = transaction.getResource(this);
            if (before != null) {
                return (List<ReceivedEvent>) before;
            }
            List<ReceivedEvent> now = new ArrayList<>();
            transaction.putResource(this, now);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        handled.addAll(now);
                    }
                }
            });
            return now;
        }

        void breakDown(String key) {
            broken.add(key);
        }

        void dig(String key) {
            bottomless.add(key);
        }

        void loseConnections(String key, int times) {
            connectionsToLose.put(key, new AtomicInteger(times));
        }

        void mend(String key) {
            broken.remove(key);
        }

        List<Long> handledOf(String key) {
            return handled.stream()
                    .filter(event -> event.key().equals(key))
                    .map(ReceivedEvent::sequence)
                    .toList();
        }
    }

    @Test
    void anEventThatFailsIsSetAsideAndThoseOfItsKeyWaitBehindItWhileOthersGoOn() {
        String bad = TestEvents.newKey();
        String good = TestEvents.newKey();
        whenCrafted.breakDown(bad);

        write(bad, 1, 2);
        write(good, 1);

        awaitStates(bad, "PARKED", "WAITING");
        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(good).equals(List.of(1L)));
        write(bad, 3);
        awaitStates(bad, "PARKED", "WAITING", "WAITING");
        assertThat(whenCrafted.handledOf(bad)).isEmpty();
        try (TopicReader reader = TopicReader.fromBeginning(DeadLetterTopic.NAME)) {
            ConsumerRecord<String, byte[]> letter = reader.await(bad, 1).get(0);
            assertThat(header(letter, "ce_id")).startsWith("evt_");
            assertThat(header(letter, "ce_type")).isEqualTo("by.pavilion.channel.crafted.v1");
            assertThat(header(letter, "ce_sequence")).isEqualTo("0000000001");
            assertThat(header(letter, "dlt_group")).isEqualTo("pavilion.workshop");
            assertThat(header(letter, "dlt_topic")).isEqualTo("pavilion.channels");
            assertThat(header(letter, "dlt_reason")).contains("no tool for " + bad);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains(bad);
        }
    }

    @Test
    void aRetryHandlesItOnceAndLetsThoseBehindItGoOnInOrder() {
        String key = TestEvents.newKey();
        whenCrafted.breakDown(key);
        write(key, 1, 2, 3);
        awaitStates(key, "PARKED", "WAITING", "WAITING");
        String parked = idOf(key, 1);

        post(idOf(key, 2) + "/retries").statusCode(409).body("type", containsString("dead-letter-waits"));
        post(parked + "/retries")
                .statusCode(200)
                .body("state", equalTo("PARKED"))
                .body("attempts", equalTo(6))
                .body("reason", containsString("no tool"));
        whenCrafted.mend(key);
        post(parked + "/retries").statusCode(200).body("state", equalTo("HANDLED"));
        post(parked + "/retries").statusCode(200).body("state", equalTo("HANDLED"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(whenCrafted.handledOf(key)).containsExactly(1L, 2L, 3L));
        awaitStates(key, "HANDLED", "HANDLED", "HANDLED");
        write(key, 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(whenCrafted.handledOf(key)).containsExactly(1L, 2L, 3L, 4L));
        asOperator()
                .queryParam("subject", parked)
                .get("/api/v1/audit")
                .then()
                .body("items.kind", hasItem("DEAD_LETTER"))
                .body("items[0].changes[0].to", equalTo("HANDLED"));
    }

    @Test
    void oneThatIsGivenUpIsNeverHandledAndThoseBehindItGoOn() {
        String key = TestEvents.newKey();
        whenCrafted.breakDown(key);
        write(key, 1, 2);
        awaitStates(key, "PARKED", "WAITING");
        String parked = idOf(key, 1);
        whenCrafted.mend(key);

        discard(parked, "done \\u0007")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].reason", equalTo("hidden-characters"));
        discard(parked).statusCode(200).body("state", equalTo("DISCARDED")).body("note", equalTo("done by hand"));

        discard(parked).statusCode(409).body("type", containsString("dead-letter-closed"));
        post(parked + "/retries").statusCode(409).body("type", containsString("dead-letter-closed"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(whenCrafted.handledOf(key)).containsExactly(2L));
        asOperator()
                .get(LETTERS + parked)
                .then()
                .body("data", containsString(key))
                .body("closedBy", containsString("key_"));
    }

    /** It must not take the reader's thread with it: no event would be read any more. */
    @Test
    void whatEndsInAnErrorIsSetAsideLikeWhatFailsOtherwise() {
        String bad = TestEvents.newKey();
        String good = TestEvents.newKey();
        whenCrafted.dig(bad);

        write(bad, 1);
        write(good, 1);

        awaitStates(bad, "PARKED");
        assertThat(lettersOf(bad).get(0).get("reason")).asString().contains("StackOverflowError");
        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(good).equals(List.of(1L)));
        post(idOf(bad, 1) + "/retries")
                .statusCode(200)
                .body("state", equalTo("PARKED"))
                .body("attempts", equalTo(6));
        discard(idOf(bad, 1)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNoEventDoesNotStopItsPartition(boolean withHeaderOfNothing) {
        String key = TestEvents.newKey();
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> message = new ProducerRecord<>("pavilion.channels", key, "hello");
            if (withHeaderOfNothing) {
                message.headers().add("ce_type", null);
            }
            var unused = stranger.send(message);
            stranger.flush();
        }
        write(key, 1);

        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(key).equals(List.of(1L)));
        List<String> ids = asOperator()
                .queryParam("group", "pavilion.workshop")
                .queryParam("state", "UNREADABLE")
                .queryParam("limit", 100)
                .get("/api/v1/dead-letters")
                .path("items.findAll { it.key == '" + key + "' }.id");
        assertThat(ids).hasSize(1);
        post(ids.get(0) + "/retries").statusCode(409).body("type", containsString("dead-letter-unreadable"));
        discard(ids.get(0)).statusCode(200);
    }

    /** With the headers that tell who has failed of what it is longer than the broker's topics take. */
    @Test
    void whatIsTooLongForALetterDoesNotStopItsPartitionEither() {
        String key = TestEvents.newKey();
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new StringSerializer())) {
            var unused = stranger.send(new ProducerRecord<>("pavilion.channels", key, "x".repeat(1_048_380)))
                    .get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker has not taken it", e);
        }
        write(key, 1);

        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(key).equals(List.of(1L)));
        List<String> ids = asOperator()
                .queryParam("group", "pavilion.workshop")
                .queryParam("state", "UNREADABLE")
                .queryParam("limit", 100)
                .get("/api/v1/dead-letters")
                .path("items.findAll { it.key == '" + key + "' }.id");
        assertThat(ids).hasSize(1);
        discard(ids.get(0)).statusCode(200);
    }

    /** Whoever writes to our topics in our form: it is set aside like an event of ours, and what comes behind it goes on. */
    @Test
    void aStrangersEventThatWaitedAndFailsDoesNotHoldUpTheOthersThatWaited() {
        String strange = TestEvents.newKey();
        String key = TestEvents.newKey();
        ReceivedEvent first = crafted("stranger-" + strange, strange, 1);
        ReceivedEvent other = crafted("other-" + key, key, 2);
        whenCrafted.breakDown(strange);

        QuarkusTransaction.requiringNew()
                .run(() -> letters.insert(
                        "workshop",
                        List.of(first, other),
                        DeadLetterState.WAITING,
                        0,
                        Optional.empty(),
                        Instant.EPOCH));

        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(key).equals(List.of(2L)));
        awaitStates(strange, "PARKED");
        discard(idOf(strange, 1)).statusCode(200);
    }

    @Test
    void whatWaitedGoesOnWaitingWhileTheDatabaseIsAway() {
        String key = TestEvents.newKey();
        whenCrafted.loseConnections(key, 2);

        QuarkusTransaction.requiringNew()
                .run(() -> letters.insert(
                        "workshop",
                        List.of(crafted("waited-" + key, key, 2)),
                        DeadLetterState.WAITING,
                        0,
                        Optional.empty(),
                        Instant.EPOCH));

        await().atMost(PATIENCE).until(() -> whenCrafted.handledOf(key).equals(List.of(2L)));
        awaitStates(key, "HANDLED");
        assertThat(lettersOf(key).get(0).get("attempts")).isEqualTo(0);
    }

    private static ReceivedEvent crafted(String id, String key, long sequence) {
        return new ReceivedEvent(
                id, Topic.CHANNELS, "by.pavilion.channel.crafted.v1", key, sequence, Instant.EPOCH, "", "{}");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        post("dlt_" + "0".repeat(13) + "/retries").statusCode(404);
        discard("dlt_" + "0".repeat(13)).statusCode(404);
        asOperator().get(LETTERS + "dlt_" + "0".repeat(13)).then().statusCode(404);
    }

    private void write(String key, long... sequences) {
        for (long sequence : sequences) {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append(new Crafted(key, "made of " + key, Instant.EPOCH), sequence));
        }
    }

    private static void awaitStates(String key, String... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lettersOf(key).stream().map(letter -> letter.get("state")))
                        .containsExactly((Object[]) states));
    }

    private static String idOf(String key, int sequence) {
        return String.valueOf(lettersOf(key).get(sequence - 1).get("id"));
    }

    /** In the order of their numbers. */
    private static List<Map<String, Object>> lettersOf(String key) {
        return asOperator()
                .queryParam("group", "pavilion.workshop")
                .queryParam("topic", "pavilion.channels")
                .queryParam("limit", 100)
                .get("/api/v1/dead-letters")
                .path("items.findAll { it.key == '" + key + "' }.sort { it.sequence }");
    }

    private static ValidatableResponse post(String path) {
        return asOperator().post(LETTERS + path).then();
    }

    private static ValidatableResponse discard(String id) {
        return discard(id, "done by hand");
    }

    private static ValidatableResponse discard(String id, String reason) {
        return asOperator()
                .contentType("application/json")
                .body("{\"reason\":\"%s\"}".formatted(reason))
                .post(LETTERS + id + "/discards")
                .then();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
