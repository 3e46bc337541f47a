package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Customs' questions for originals of payments that were not answered, until they are or are too old to be asked about. */
@ApplicationScoped
class UnansweredOriginalsCases implements CaseSource {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final OriginalsStore store;
    private final Clock clock;

    UnansweredOriginalsCases(OriginalsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.ORIGINALS_UNANSWERED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.unanswered(clock.instant().minus(REMEMBERED), afterTime, afterNumber, limit).stream()
                .map(check -> new Found(
                        kind(),
                        check.askedAt(),
                        check.id(),
                        "",
                        check.orderNo(),
                        "originals-unanswered",
                        Map.of("order", check.orderNo(), "why", check.result().orElse(""))))
                .toList();
    }
}
