package by.pavilion.channel.offers;

import by.pavilion.channel.ShopFollower;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Sends what is wanted of goods once more, because a person says so: the price as well, whatever speaks against it. */
@ApplicationScoped
public class SendAgain implements ShopFollower {
    private final WishStore wishes;
    private final Workers workers;
    private final Clock clock;

    SendAgain(WishStore wishes, Workers workers, Clock clock) {
        this.wishes = wishes;
        this.workers = workers;
        this.clock = clock;
    }

    /** Sends what waits of a shop now. */
    @Override
    @Transactional
    public void worksAgain(String channel, String shopId, Instant now) {
        wishes.hurry(channel, shopId, now);
        workers.wake(SendWishes.NAME);
    }

    /** False when nothing is wanted of these goods. */
    @Transactional
    public boolean send(String channel, String shopId, String skuId) {
        Instant now = clock.instant();
        boolean stock = wishes.again(channel, shopId, skuId, WishKind.STOCK, now);
        boolean price = wishes.again(channel, shopId, skuId, WishKind.PRICE, now);
        workers.wake(SendWishes.NAME);
        return stock || price;
    }
}
