package by.pavilion.ordering.reconciliation;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Firms' statements that differ from ours or could not be read: cases until the day is compared again and nothing differs. What
 * was put right at the firm differs for ever, so they are shown for some time only.
 */
@ApplicationScoped
class DifferingStatements implements CaseSource {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ReconciliationStore store;
    private final Clock clock;

    DifferingStatements(ReconciliationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.PAYMENT_STATEMENT_DIFFERS;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.unsettled(clock.instant().minus(REMEMBERED), afterTime, afterNumber, limit).stream()
                .map(made -> made.state() == Reconciliation.State.FAILED
                        ? found(made, "statement-not-read", made.failure().orElse("–"))
                        : found(made, "statement-differs", made.differences()))
                .toList();
    }

    private Found found(Reconciliation made, String next, Object what) {
        return new Found(
                kind(),
                made.askedAt(),
                made.id().value(),
                "",
                made.id().toString(),
                next,
                Map.of(
                        "provider", made.provider(),
                        "day", made.day().toString(),
                        "what", what));
    }
}
