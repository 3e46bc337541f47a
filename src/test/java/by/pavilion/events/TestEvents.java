package by.pavilion.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

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
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(
                        new OutboxTest.Noted(
                                key, "巧克力 \"" + sequence + "\"", Instant.parse("2026-11-11T12:00:01.204Z")),
                        sequence));
    }
}
