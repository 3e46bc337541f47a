package by.pavilion.channel.limits;

import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A shop that was stopped because we may not act for it goes on once we may. */
@ApplicationScoped
class ReopenShop implements ShopFollower {
    private final Breaker breaker;

    ReopenShop(Breaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public void authorized(Shop shop, Instant now) {
        breaker.authorized(shop.channel(), shop.shopId());
    }
}
