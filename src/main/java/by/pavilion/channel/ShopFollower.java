package by.pavilion.channel;

import java.time.Instant;

/** Whoever has something to do for a shop from its connection on to its end, in the transaction that connects or ends it. */
public interface ShopFollower {
    default void connected(Shop shop, Instant now) {}

    /** It is the only connection of the shop: nobody could reach that before, though it may have been connected once. */
    default void reachedAgain(Shop shop, Instant now) {}

    /** The last connection of the shop was ended: nobody can reach it any more. */
    default void outOfReach(Shop shop) {}

    /** We may act for the shop from now on, so what has waited for that can go on. */
    default void authorized(Shop shop, Instant now) {
        worksAgain(shop.channel(), shop.shopId(), now);
    }

    /** The marketplace takes our calls for the shop again, so what has waited for that can go on. */
    default void worksAgain(String channel, String shopId, Instant now) {}
}
