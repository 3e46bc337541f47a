package by.pavilion.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Ends the connection of a shop through an application. Its secrets and tokens are wiped at once, so nothing is called or believed
 * by it any more; what was sold through it stays, and so does the shop, which its other connections reach. Without any the shop
 * waits until it is connected again.
 */
@ApplicationScoped
class DisconnectShop {
    private final ShopStore shops;
    private final ShopTokens tokens;
    private final List<ShopFollower> followers;
    private final Clock clock;

    DisconnectShop(ShopStore shops, ShopTokens tokens, @All List<ShopFollower> followers, Clock clock) {
        this.shops = shops;
        this.tokens = tokens;
        this.followers = followers;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when it was ended before */
    @Transactional
    void disconnect(Shop shop) {
        Instant now = clock.instant();
        shops.lock(shop.channel(), shop.shopId());
        if (!shops.endConnection(shop.id(), now)) {
            throw ChannelProblems.noSuchShop();
        }
        tokens.closeCase(shop);
        if (shops.isConnected(shop.channel(), shop.shopId())) {
            followers.forEach(follower -> follower.authorized(shop, now)); // by the connections that are left
        } else {
            followers.forEach(follower -> follower.outOfReach(shop));
        }
    }
}
