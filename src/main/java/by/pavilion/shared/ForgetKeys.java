package by.pavilion.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Drops idempotency keys some days after they were used: whoever repeats a call does so within hours. Things that have a number
 * of their own outside, as a marketplace's order has, are known by that for ever.
 */
@ApplicationScoped
class ForgetKeys implements BackgroundWork {
    private static final int PORTION = 1_000;

    private final IdempotencyKeys keys;
    private final SharedConfig config;
    private final Clock clock;

    ForgetKeys(IdempotencyKeys keys, SharedConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "shared-forget-keys";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.forgetBefore(clock.instant().minus(config.keysKeptFor()), PORTION));
    }
}
