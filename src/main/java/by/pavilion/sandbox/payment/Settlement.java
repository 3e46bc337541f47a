package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets payers pay, and customs know of it. */
@ApplicationScoped
class Settlement implements BackgroundWork {
    private final SandboxConfig config;
    private final PaymentFirm firm;
    private final CustomsDesk customs;

    Settlement(SandboxConfig config, PaymentFirm firm, CustomsDesk customs) {
        this.config = config;
        this.firm = firm;
        this.customs = customs;
    }

    @Override
    public String name() {
        return PaymentFirm.WORK;
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return config.enabled() ? firm.settle() + customs.declare() : 0;
    }
}
