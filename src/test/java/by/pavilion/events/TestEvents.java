package by.pavilion.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes events that belong to no context, for tests of other packages. */
@ApplicationScoped
public class TestEvents {
    /** Their type. */
    public static final String TYPE = "by.pavilion.channel.noted.v1";

    private final Outbox outbox;

    TestEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public static String newKey() {
        return "test:" + UUID.randomUUID();
    }

    public void write(String key, long sequence) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(noted(key, sequence), sequence));
    }

    /** Writes so many in one transaction, each the first of a key of its own. */
    public void writeOfManyKeys(int count) {
        List<Outbox.Numbered> first = Stream.generate(() -> new Outbox.Numbered(noted(newKey(), 1), 1))
                .limit(count)
                .toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.append(first));
    }

    private static Event noted(String key, long sequence) {
        return new OutboxTest.Noted(key, "巧克力 \"" + sequence + "\"", Instant.parse("2026-11-11T12:00:01.204Z"));
    }
}
