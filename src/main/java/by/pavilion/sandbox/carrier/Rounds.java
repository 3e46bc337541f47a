package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets parcels travel, and customs know of them. */
@ApplicationScoped
class Rounds implements BackgroundWork {
    private final SandboxConfig config;
    private final Carrier carrier;
    private final CustomsDesk customs;

    Rounds(SandboxConfig config, Carrier carrier, CustomsDesk customs) {
        this.config = config;
        this.carrier = carrier;
        this.customs = customs;
    }

    @Override
    public String name() {
        return Carrier.WORK;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return config.enabled() ? carrier.move() + customs.announce() + customs.prove() : 0;
    }
}
