package by.pavilion.channel.limits;

import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * A shop that was stopped because we may not act for it goes on once we may. One that nobody reaches any more is stopped for no
 * reason that a person could mend.
 */
@ApplicationScoped
class ReopenShop implements ShopFollower {
    private final Breaker breaker;

    ReopenShop(Breaker breaker) {
        this.breaker = breaker;
    }

    /** Why it was stopped was said of a connection that is no more. */
    @Override
    public void outOfReach(Shop shop) {
        breaker.authorized(shop.channel(), shop.shopId());
    }

    @Override
    public void authorized(Shop shop, Instant now) {
        breaker.authorized(shop.channel(), shop.shopId());
    }
}
