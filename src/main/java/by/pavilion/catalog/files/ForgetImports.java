package by.pavilion.catalog.files;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Takes away imports that ended long ago, with their errors; their files went when they ended. */
@ApplicationScoped
class ForgetImports implements BackgroundWork {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int PORTION = 100;

    private final ImportStore store;
    private final Clock clock;

    ForgetImports(ImportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "catalog-forget-imports";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> store.forgetBefore(clock.instant().minus(KEPT), PORTION));
    }
}
