package by.pavilion.customs;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Drops the rows that calls for originals have left, in portions: anyone can make one, with or without a question. */
@ApplicationScoped
class ForgetOriginalsCalls implements BackgroundWork {
    private static final int PORTION = 1_000;

    private final OriginalsStore store;
    private final CustomsConfig config;
    private final Clock clock;

    ForgetOriginalsCalls(OriginalsStore store, CustomsConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customs-forget-calls";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return store.forgetCallsBefore(clock.instant().minus(config.originals().keepCalls()), PORTION);
    }
}
