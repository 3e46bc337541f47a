package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReactionsTest {
    @Inject
    Outbox outbox;

    @Inject
    WhenRehearsed whenRehearsed;

    @Inject
    WhenGlanced whenGlanced;

    @Inject
    Inbox inbox;

    @Inject
    DataSource dataSource;

    /** Only in tests: no context writes this fact. */
    record Rehearsed(String key, int failures, Instant happenedAt) implements Event {
        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String fact() {
            return "rehearsed";
        }
    }

    @ApplicationScoped
    static class WhenRehearsed implements ReactionToEach {
        private final List<ReceivedEvent> tries = new CopyOnWriteArrayList<>();

        @Override
        public String context() {
            return "rehearsal";
        }

        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String type() {
            return "by.pavilion.channel.rehearsed.v1";
        }

        @Override
        public void on(ReceivedEvent event) {
            tries.add(event);
            if (triesOf(event.key()) <= event.as(Wanted.class).failures()) {
                throw new IllegalStateException("not yet");
            }
        }

        long triesOf(String key) {
            return tries.stream().filter(event -> event.key().equals(key)).count();
        }

        List<ReceivedEvent> all() {
            return List.copyOf(tries);
        }

        String lastEventId() {
            return tries.get(tries.size() - 1).id();
        }

        record Wanted(int failures) {}
    }

    @Test
    void aReactionThatFailsIsTriedAgainUntilItSucceeds() {
        String key = "test:" + UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> outbox.append(new Rehearsed(key, 2, Instant.EPOCH), 1));

        await().until(() -> whenRehearsed.triesOf(key) == 3);
        String id = whenRehearsed.lastEventId();
        await().until(() -> isHandled(id));
    }

    @Test
    void oneThatFailsKeepsNoneOfItsPortionFromBeingHandled() {
        List<String> good =
                Stream.generate(() -> "test:" + UUID.randomUUID()).limit(5).toList();
        String bad = "test:" + UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> {
            good.subList(0, 3).forEach(key -> outbox.append(new Rehearsed(key, 0, Instant.EPOCH), 1));
            outbox.append(new Rehearsed(bad, 3, Instant.EPOCH), 1);
            good.subList(3, 5).forEach(key -> outbox.append(new Rehearsed(key, 0, Instant.EPOCH), 1));
        });

        await().until(() -> whenRehearsed.triesOf(bad) == 4);
        await().until(() -> good.stream().allMatch(key -> whenRehearsed.triesOf(key) > 0));
        for (ReceivedEvent event : whenRehearsed.all()) {
            await().until(() -> isHandled(event.id()));
        }
    }

    @ApplicationScoped
    static class WhenGlanced implements ReactionToEach {
        private final List<String> ids = new CopyOnWriteArrayList<>();

        @Override
        public String context() {
            return "glances";
        }

        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String type() {
            return "by.pavilion.channel.rehearsed.v1";
        }

        @Override
        public boolean toleratesRepeats() {
            return true;
        }

        @Override
        public void on(ReceivedEvent event) {
            ids.add(event.id());
        }

        boolean hasSeen(String id) {
            return ids.contains(id);
        }
    }

    @Test
    void whoDoesNotMindRepeatsCostsNoRow() throws SQLException {
        String key = "test:" + UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> outbox.append(new Rehearsed(key, 0, Instant.EPOCH), 1));

        await().until(() -> whenRehearsed.triesOf(key) == 1);
        String id = whenRehearsed.all().stream()
                .filter(event -> event.key().equals(key))
                .findFirst()
                .orElseThrow()
                .id();
        await().until(() -> whenGlanced.hasSeen(id));
        await().until(() -> isHandled(id));
        assertThat(rowsOf("glances")).isZero();
    }

    /** Only in tests, and nobody reacts to it. */
    record Overheard(String key, Instant happenedAt) implements Event {
        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String fact() {
            return "overheard";
        }
    }

    /** Else who begins anew would pass over all of it once more. */
    @Test
    void theBrokerIsToldOfWhatWasOfNoInterestToo() {
        String key = "test:" + UUID.randomUUID();

        try (TopicReader topic = TopicReader.fromNow(Topic.CHANNELS);
                Admin admin = admin()) {
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new Overheard(key, Instant.EPOCH), 1));
            ConsumerRecord<String, byte[]> message = topic.await(key, 1).get(0);

            await().atMost(Duration.ofSeconds(60)).until(() -> isPassed(admin, message));
        }
    }

    private static boolean isPassed(Admin admin, ConsumerRecord<String, byte[]> message)
            throws ExecutionException, InterruptedException {
        OffsetAndMetadata next = admin.listConsumerGroupOffsets("pavilion.rehearsal")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(message.topic(), message.partition()));
        return next != null && next.offset() > message.offset();
    }

    private static Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)));
    }

    @Test
    void anEventIsHandledOnceHoweverOftenItIsDelivered() {
        ReceivedEvent event = event();
        List<ReceivedEvent> twice = List.of(event, event);
        ReceivedEvent other = event();

        assertThat(take("rehearsal", twice)).containsExactly(event);
        assertThat(take("rehearsal", List.of(event, other))).containsExactly(other);
        assertThat(take("theatre", twice)).containsExactly(event);
    }

    private List<ReceivedEvent> take(String context, List<ReceivedEvent> portion) {
        return QuarkusTransaction.requiringNew().call(() -> inbox.take(context, portion));
    }

    private static ReceivedEvent event() {
        String id = "evt_" + UUID.randomUUID();
        return new ReceivedEvent(
                id, Topic.CHANNELS, "by.pavilion.channel.rehearsed.v1", "test", 1, Instant.EPOCH, id, "{}");
    }

    private long rowsOf(String context) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM events_inbox WHERE context = ?")) {
            select.setString(1, context);
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private boolean isHandled(String id) throws SQLException {
        String query = "SELECT 1 FROM events_inbox WHERE context = 'rehearsal' AND event_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, id);
            return select.executeQuery().next();
        }
    }
}
