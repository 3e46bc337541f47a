package by.pavilion.channel;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading connected shops. */
@ApplicationScoped
public class Shops {
    private final ShopStore store;
    private final Channels channels;

    Shops(ShopStore store, Channels channels) {
        this.store = store;
        this.channels = channels;
    }

    /**
     * The shops of a channel in the order in which they were connected.
     *
     * @throws by.pavilion.shared.Problem 404 when we have no adapter for the channel
     */
    @Transactional
    public Page<Shop> page(String channel, @Nullable String cursor, int limit) {
        channels.messages(channel);
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.page(channel, after, limit + 1),
                limit,
                shop -> Cursor.print(shop.id().value()));
    }

    @Transactional
    Optional<ShopAccess> access(String channel, String shopId) {
        return store.access(channel, shopId);
    }

    @Transactional
    List<ShopAccess> ofApplication(String channel, String appKey) {
        return store.ofApplication(channel, appKey);
    }
}
