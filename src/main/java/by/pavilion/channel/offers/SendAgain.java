package by.pavilion.channel.offers;

import by.pavilion.channel.ShopFollower;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Sends what is wanted of goods once more, because a person says so. */
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

    /** False when no stock is wanted of these goods. */
    @Transactional
    public boolean stock(String channel, String shopId, String skuId) {
        return sent(wishes.again(channel, shopId, skuId, WishKind.STOCK, clock.instant()));
    }

    /** False when no price is wanted of these goods. What speaks against it still does. */
    @Transactional
    public boolean price(String channel, String shopId, String skuId) {
        return sent(wishes.again(channel, shopId, skuId, WishKind.PRICE, clock.instant()));
    }

    /** Lets a price through that waits for a person. False when none does: then another is wanted, which is judged by itself. */
    @Transactional
    public boolean approvePrice(String channel, String shopId, String skuId) {
        return sent(wishes.approve(channel, shopId, skuId, WishKind.PRICE, clock.instant()));
    }

    private boolean sent(boolean wanted) {
        workers.wake(SendWishes.NAME);
        return wanted;
    }
}
