package by.pavilion.channel;

import java.time.Instant;

/** Whoever has something to do for a shop from its connection on, in the transaction that connects it. */
public interface ShopFollower {
    void connected(Shop shop, Instant now);
}
