package by.pavilion.channel;

import java.time.Instant;

/** Whoever has something to do for a shop from its connection on, in the transaction that connects it. */
public interface ShopFollower {
    default void connected(Shop shop, Instant now) {}

    /** We may act for the shop from now on, so what has waited for that can go on. */
    default void authorized(Shop shop, Instant now) {
        worksAgain(shop.channel(), shop.shopId(), now);
    }

    /** The marketplace takes our calls for the shop again, so what has waited for that can go on. */
    default void worksAgain(String channel, String shopId, Instant now) {}
}
