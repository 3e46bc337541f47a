package by.pavilion.ordering;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Drops quotes a day after their end. Whoever orders by one afterwards is told that it has expired by the time in its id. */
@ApplicationScoped
class ForgetQuotes implements BackgroundWork {
    static final Duration KEPT_AFTERWARDS = Duration.ofDays(1);
    private static final int PORTION = 1_000;

    private final QuoteStore store;
    private final Clock clock;

    ForgetQuotes(QuoteStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering-forget-quotes";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int doSome() {
        return store.deleteBefore(clock.instant().minus(KEPT_AFTERWARDS), PORTION);
    }
}
