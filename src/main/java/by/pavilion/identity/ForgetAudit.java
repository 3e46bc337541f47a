package by.pavilion.identity;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Takes lines out of the audit trail whose time to be kept is over, in portions. */
@ApplicationScoped
class ForgetAudit implements BackgroundWork {
    private static final int PORTION = 1_000;

    private final AuditStore store;
    private final IdentityConfig config;
    private final Clock clock;

    ForgetAudit(AuditStore store, IdentityConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-forget-audit";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return store.removeBefore(clock.instant().minus(config.auditKept()), PORTION);
    }
}
