package by.pavilion.inventory;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Takes lines out of the change log that every reader has read long ago. */
@ApplicationScoped
class ForgetChanges implements BackgroundWork {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PORTION = 1_000;

    private final StockStore store;
    private final Clock clock;

    ForgetChanges(StockStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inventory-forget-changes";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int doSome() {
        return store.forgetChangesBefore(clock.instant().minus(KEPT), PORTION);
    }
}
