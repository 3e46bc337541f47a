package by.pavilion.ordering.payment;

import by.pavilion.shared.BackgroundWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Drops originals of payments that need not be kept any longer: they name people. */
@ApplicationScoped
class ForgetOriginals implements BackgroundWork {
    private static final int PORTION = 1_000;

    private final PaymentStore store;
    private final OriginalsConfig config;
    private final Clock clock;

    ForgetOriginals(PaymentStore store, OriginalsConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering-forget-originals";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        Instant cutoff = clock.instant().minus(config.keep());
        return QuarkusTransaction.requiringNew().call(() -> store.forgetBefore(cutoff, PORTION));
    }
}
