package by.pavilion.channel;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading connected shops. */
@ApplicationScoped
public class Shops {
    private final ShopStore store;
    private final Channels channels;
    private final Clock clock;

    Shops(ShopStore store, Channels channels, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * The shops of a channel in the order in which they were connected.
     *
     * @throws by.pavilion.shared.Problem 404 when we have no adapter for the channel
     */
    @Transactional
    public Page<Shop> page(String channel, @Nullable String cursor, int limit) {
        channels.requireKnown(channel);
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.page(channel, after, limit + 1),
                limit,
                shop -> Cursor.print(shop.id().value()));
    }

    /**
     * A connection of a channel.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none
     */
    @Transactional
    public Shop require(String channel, ConnectionId id) {
        channels.requireKnown(channel);
        return store.find(id).filter(shop -> shop.channel().equals(channel)).orElseThrow(ChannelProblems::noSuchShop);
    }

    /**
     * The way to a shop by this connection.
     *
     * @throws by.pavilion.shared.Problem 404 when it was ended meanwhile
     */
    @Transactional
    ShopAccess access(Shop shop) {
        return store.access(shop).orElseThrow(ChannelProblems::noSuchShop);
    }

    /**
     * The way to a shop; the one connected last, when it is connected through several applications. Where shops are authorised by
     * their owners one that is authorised comes first: connecting another application must not stop the shop.
     */
    @Transactional
    public Optional<ShopAccess> access(String channel, String shopId) {
        boolean byTheirOwners = channels.find(channel, ShopAuthorization.class)
                .filter(ShopAuthorization::isNeeded)
                .isPresent();
        return byTheirOwners ? store.accessWithToken(channel, shopId, clock.instant()) : store.access(channel, shopId);
    }

    /** When a shop was connected for the first time. */
    @Transactional
    public Optional<Instant> connectedAt(String channel, String shopId) {
        return store.connectedAt(channel, shopId);
    }

    @Transactional
    List<ShopAccess> ofApplication(String channel, String appKey) {
        return store.ofApplication(channel, appKey);
    }
}
