package by.pavilion.channel.offers;

import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;

/** By how much shops' stock differs from what they were told. */
@ApplicationScoped
public class StockDrifts {
    private final WishStore wishes;

    StockDrifts(WishStore wishes) {
        this.wishes = wishes;
    }

    public StockDrift of(Shop shop) {
        return wishes.stockDrift(shop.channel(), shop.shopId());
    }
}
