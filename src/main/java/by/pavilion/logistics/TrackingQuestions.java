package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which parcels carriers are asked about, and when again; the asking itself is {@link AskForTracking}. */
@ApplicationScoped
class TrackingQuestions {
    /** Longer than any last mile takes, and shorter than the half year after which numbers come back. */
    private static final Duration LONGEST = Duration.ofDays(120);

    private final TrackingQuestionStore store;
    private final Carriers carriers;
    private final LogisticsConfig config;
    private final Clock clock;

    TrackingQuestions(TrackingQuestionStore store, Carriers carriers, LogisticsConfig config, Clock clock) {
        this.store = store;
        this.carriers = carriers;
        this.config = config;
        this.clock = clock;
    }

    /** @param failure why there was no answer; empty when there was one, or nothing had to be asked any more */
    record Outcome(TrackingQuestion question, Optional<String> failure) {}

    @Transactional
    List<TrackingQuestion> due(int limit) {
        Instant now = clock.instant();
        return store.due(now, now.minus(LONGEST), limit);
    }

    @Transactional
    void note(List<Outcome> outcomes) {
        Instant now = clock.instant();
        store.delete(outcomes.stream()
                .map(Outcome::question)
                .filter(TrackingQuestion::over)
                .map(TrackingQuestion::shipment)
                .toList());
        store.postpone(outcomes.stream()
                .filter(outcome -> !outcome.question().over())
                .map(outcome -> next(outcome, now))
                .toList());
    }

    private TrackingQuestionStore.Next next(Outcome outcome, Instant now) {
        ShipmentId shipment = outcome.question().shipment();
        Duration every = carriers.find(outcome.question().carrier())
                .flatMap(Carrier::askEvery)
                .orElseGet(config::trackEvery);
        if (outcome.failure().isEmpty()) {
            return new TrackingQuestionStore.Next(shipment, now.plus(every), 0, Optional.empty());
        }
        int attempts = outcome.question().attempts() + 1;
        return new TrackingQuestionStore.Next(
                shipment, now.plus(pauseAfter(attempts, every)), attempts, outcome.failure());
    }

    private Duration pauseAfter(int attempts, Duration longest) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
