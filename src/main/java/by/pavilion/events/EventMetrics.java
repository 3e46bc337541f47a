package by.pavilion.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators watch: how much the relay has to send and since when, and what waits for a person. Asked for at each scrape. */
@ApplicationScoped
class EventMetrics {
    private final MeterRegistry registry;
    private final PendingStore pending;
    private final DeadLetterStore deadLetters;
    private final Clock clock;

    EventMetrics(MeterRegistry registry, PendingStore pending, DeadLetterStore deadLetters, Clock clock) {
        this.registry = registry;
        this.pending = pending;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauge("pavilion.outbox.depth", () -> pending.backlog().events());
        gauge("pavilion.outbox.lag.seconds", () -> seconds(pending.backlog().oldest()));
        gauge("pavilion.dead.letters", deadLetters::open);
    }

    private long seconds(Optional<Instant> oldest) {
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .orElse(0L);
    }

    /** A scrape is answered while the database is away, too: then there is no number. */
    private void gauge(String name, Supplier<Long> value) {
        Gauge.builder(name, () -> {
                    try {
                        return value.get();
                    } catch (IllegalStateException e) {
                        return Double.NaN;
                    }
                })
                .register(registry);
    }
}
