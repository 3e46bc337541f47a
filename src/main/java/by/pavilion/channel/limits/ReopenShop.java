package by.pavilion.channel.limits;

import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A shop that was stopped because we may not act for it goes on once we may. */
@ApplicationScoped
class ReopenShop implements ShopFollower {
    private final Breaker breaker;
    private final ChannelCases cases;

    ReopenShop(Breaker breaker, ChannelCases cases) {
        this.breaker = breaker;
        this.cases = cases;
    }

    @Override
    public void authorized(Shop shop, Instant now) {
        breaker.close(shop.channel(), shop.shopId());
        cases.close(
                new ChannelCases.About(shop.channel(), shop.shopId(), Trouble.SHOP_STOPPED, shop.shopId()),
                ChannelCases.OVER);
    }
}
