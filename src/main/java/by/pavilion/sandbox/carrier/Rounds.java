package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets parcels travel. */
@ApplicationScoped
class Rounds implements BackgroundWork {
    private final SandboxConfig config;
    private final Carrier carrier;

    Rounds(SandboxConfig config, Carrier carrier) {
        this.config = config;
        this.carrier = carrier;
    }

    @Override
    public String name() {
        return Carrier.WORK;
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return config.enabled() ? carrier.move() + carrier.prove() : 0;
    }
}
