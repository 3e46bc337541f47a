package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Customs' questions for originals of payments that were not answered, until they are or are too old to be asked about. One
 * that is still tried is among them when customs has waited for long: it may be that nothing can be signed or sent at all.
 */
@ApplicationScoped
class UnansweredOriginalsCases implements CaseSource {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String NOTHING_SENT = "nothing could be sent so far";

    private final OriginalsStore store;
    private final CustomsConfig config;
    private final Clock clock;

    UnansweredOriginalsCases(OriginalsStore store, CustomsConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.ORIGINALS_UNANSWERED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        Instant now = clock.instant();
        Instant late = now.minus(config.originals().alarmAfter());
        return store.unanswered(now.minus(REMEMBERED), late, afterTime, afterNumber, limit).stream()
                .map(check -> new Found(
                        kind(),
                        check.askedAt(),
                        check.id(),
                        "",
                        check.orderNo(),
                        "originals-unanswered",
                        Map.of("order", check.orderNo(), "why", check.result().orElse(NOTHING_SENT))))
                .toList();
    }
}
