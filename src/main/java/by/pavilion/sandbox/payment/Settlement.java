package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets payers pay and have their money back, and customs know of what was paid. */
@ApplicationScoped
class Settlement implements BackgroundWork {
    private final SandboxConfig config;
    private final PaymentFirm firm;
    private final RefundDesk refunds;
    private final CustomsDesk customs;

    Settlement(SandboxConfig config, PaymentFirm firm, RefundDesk refunds, CustomsDesk customs) {
        this.config = config;
        this.firm = firm;
        this.refunds = refunds;
        this.customs = customs;
    }

    @Override
    public String name() {
        return PaymentFirm.WORK;
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
        return config.enabled() ? firm.settle() + refunds.settle() + customs.declare() : 0;
    }
}
