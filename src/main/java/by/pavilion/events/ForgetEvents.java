package by.pavilion.events;

import by.pavilion.shared.BackgroundWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Drops what is older than the log is kept. The inbox goes last and a day later: what can still be sent again must still be
 * known as handled.
 */
@ApplicationScoped
class ForgetEvents implements BackgroundWork {
    private static final int PORTION = 1_000;
    private static final Duration INBOX_LONGER = Duration.ofDays(1);

    private final EventLog log;
    private final DeadLetterStore deadLetters;
    private final Inbox inbox;
    private final EventsConfig config;
    private final Clock clock;

    ForgetEvents(EventLog log, DeadLetterStore deadLetters, Inbox inbox, EventsConfig config, Clock clock) {
        this.log = log;
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "events-forget";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        Instant oldest = clock.instant().minus(config.keptFor());
        int events = QuarkusTransaction.requiringNew().call(() -> log.forgetBefore(oldest, PORTION));
        int letters = QuarkusTransaction.requiringNew().call(() -> deadLetters.forgetBefore(oldest, PORTION));
        int handled =
                QuarkusTransaction.requiringNew().call(() -> inbox.forgetBefore(oldest.minus(INBOX_LONGER), PORTION));
        return events + letters + handled;
    }
}
