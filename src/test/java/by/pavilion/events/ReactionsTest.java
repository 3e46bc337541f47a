package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReactionsTest {
    @Inject
    Outbox outbox;

    @Inject
    WhenRehearsed whenRehearsed;

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
    static class WhenRehearsed implements Reaction {
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
    void anEventIsHandledOnceHoweverOftenItIsDelivered() {
        String id = "evt_" + UUID.randomUUID();

        boolean first = QuarkusTransaction.requiringNew().call(() -> inbox.isNew("rehearsal", id));
        boolean second = QuarkusTransaction.requiringNew().call(() -> inbox.isNew("rehearsal", id));
        boolean otherContext = QuarkusTransaction.requiringNew().call(() -> inbox.isNew("theatre", id));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(otherContext).isTrue();
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
