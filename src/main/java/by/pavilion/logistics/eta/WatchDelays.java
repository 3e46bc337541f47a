package by.pavilion.logistics.eta;

import by.pavilion.logistics.Expectation;
import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells, once for each, of departures that are not there long after the slow ones were, or have not left long after they should
 * have.
 */
@ApplicationScoped
class WatchDelays implements BackgroundWork {
    private static final int PORTION = 100;

    private final TransitStore transits;
    private final LogisticsConfig config;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    WatchDelays(TransitStore transits, LogisticsConfig config, Workers workers, Ids ids, Clock clock) {
        this.transits = transits;
        this.config = config;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "logistics-delays";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> {
            Instant now = clock.instant();
            List<Long> delayed = transits.delayed(now, config.delayedAfter(), PORTION);
            for (long departure : delayed) {
                transits.insert(new Tiding(
                        ids.next(), departure, Tiding.Kind.DELAYED, new Expectation(now, now, now, "delayed"), 0));
            }
            if (!delayed.isEmpty()) {
                workers.wake(SpreadTidings.NAME);
            }
            return delayed.size();
        });
    }
}
