package by.pavilion.events;

import by.pavilion.shared.Gauges;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What operators watch: how much the relay has to send and since when, how our own readers do, and what waits for a person. */
@ApplicationScoped
class EventMetrics {
    private final Gauges gauges;
    private final PendingStore pending;
    private final DeadLetterStore deadLetters;
    private final Reactions reactions;
    private final Clock clock;

    EventMetrics(Gauges gauges, PendingStore pending, DeadLetterStore deadLetters, Reactions reactions, Clock clock) {
        this.gauges = gauges;
        this.pending = pending;
        this.deadLetters = deadLetters;
        this.reactions = reactions;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauges.register("pavilion.outbox.depth", pending::howMany);
        gauges.register("pavilion.outbox.lag.seconds", () -> seconds(pending.oldest()));
        gauges.register("pavilion.dead.letters", deadLetters::open);
        for (String context : reactions.contexts()) {
            Tags tags = Tags.of("context", context);
            gauges.register("pavilion.readers.silence.seconds", tags, () -> reactions
                    .silenceOf(context)
                    .toSeconds());
            gauges.register("pavilion.readers.behind", tags, () -> reactions.behind(context));
        }
    }

    private long seconds(Optional<Instant> oldest) {
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
