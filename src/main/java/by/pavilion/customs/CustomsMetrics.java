package by.pavilion.customs;

import by.pavilion.shared.Gauges;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** What operators watch: cases of each kind, those of other contexts too, and for how long customs has answered nothing. */
@ApplicationScoped
class CustomsMetrics {
    private final Gauges gauges;
    private final Cases cases;
    private final MessageStore messages;
    private final Clock clock;

    CustomsMetrics(Gauges gauges, Cases cases, MessageStore messages, Clock clock) {
        this.gauges = gauges;
        this.cases = cases;
        this.messages = messages;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        for (CaseKind kind : CaseKind.values()) {
            gauges.register("pavilion.cases", Tags.of("kind", kind.name()), () -> cases.howMany(kind));
        }
        gauges.register("pavilion.customs.silence.seconds", this::silenceSeconds);
    }

    private long silenceSeconds() {
        return messages.unansweredSince()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
