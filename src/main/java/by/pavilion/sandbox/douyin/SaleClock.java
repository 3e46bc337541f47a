package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets time pass on the platform. */
@ApplicationScoped
class SaleClock implements BackgroundWork {
    private final SandboxConfig config;
    private final DouyinShop shop;

    SaleClock(SandboxConfig config, DouyinShop shop) {
        this.config = config;
        this.shop = shop;
    }

    @Override
    public String name() {
        return DouyinShop.WORK;
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return config.enabled() ? shop.advance() : 0;
    }
}
