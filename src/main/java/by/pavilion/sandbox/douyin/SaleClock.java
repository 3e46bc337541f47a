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
    private final ProductDesk products;

    SaleClock(SandboxConfig config, DouyinShop shop, ProductDesk products) {
        this.config = config;
        this.shop = shop;
        this.products = products;
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
        return config.enabled() ? shop.advance() + products.look() : 0;
    }
}
