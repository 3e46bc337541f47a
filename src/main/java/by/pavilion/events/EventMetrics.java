package by.pavilion.events;

import by.pavilion.shared.Gauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What operators watch: how much the relay has to send and since when, and what waits for a person. */
@ApplicationScoped
class EventMetrics {
    private final Gauges gauges;
    private final PendingStore pending;
    private final DeadLetterStore deadLetters;
    private final Clock clock;

    EventMetrics(Gauges gauges, PendingStore pending, DeadLetterStore deadLetters, Clock clock) {
        this.gauges = gauges;
        this.pending = pending;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauges.register("pavilion.outbox.depth", pending::howMany);
        gauges.register("pavilion.outbox.lag.seconds", () -> seconds(pending.oldest()));
        gauges.register("pavilion.dead.letters", deadLetters::open);
    }

    private long seconds(Optional<Instant> oldest) {
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
