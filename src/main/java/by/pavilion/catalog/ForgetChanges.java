package by.pavilion.catalog;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Takes lines out of the change log that every reader has read long ago. */
@ApplicationScoped
class ForgetChanges implements BackgroundWork {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PORTION = 1_000;

    private final ChangeLogStore changes;
    private final Clock clock;

    ForgetChanges(ChangeLogStore changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "catalog-forget-changes";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int doSome() {
        return changes.forgetBefore(clock.instant().minus(KEPT), PORTION);
    }
}
