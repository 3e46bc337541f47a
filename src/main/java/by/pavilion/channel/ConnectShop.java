package by.pavilion.channel;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connects a shop. Nobody is called: whether key and secret are good shows with the first message or call. What was ended before
 * is connected again under the number that it had.
 */
@ApplicationScoped
public class ConnectShop {
    private final ShopStore shops;
    private final ChannelOrderStore orders;
    private final Channels channels;
    private final GatewayAddresses gateways;
    private final List<ShopFollower> followers;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Workers workers;
    private final Clock clock;

    ConnectShop(
            ShopStore shops,
            ChannelOrderStore orders,
            Channels channels,
            GatewayAddresses gateways,
            @All List<ShopFollower> followers,
            Audit audit,
            IdempotencyKeys keys,
            Ids ids,
            Workers workers,
            Clock clock) {
        this.shops = shops;
        this.orders = orders;
        this.channels = channels;
        this.gateways = gateways;
        this.followers = followers;
        this.audit = audit;
        this.keys = keys;
        this.ids = ids;
        this.workers = workers;
        this.clock = clock;
    }

    /** What an operator gives. Its text does not show the secret. */
    public record Wanted(
            String channel, String shopId, String appKey, String appSecret, String gateway, SignMethod signMethod) {

        /** What must be the same when the same key comes again; only a digest of it is kept. */
        String fingerprint() {
            return String.join("\n", "connect-shop", channel, shopId, appKey, appSecret, gateway, signMethod.wire());
        }

        @Override
        public String toString() {
            return "Wanted[" + channel + ", " + shopId + "]";
        }
    }

    /** What {@link #connect} would refuse in a gateway's address. */
    public Optional<FieldError> errorIn(String gateway) {
        return gateways.refusal(gateway).map(reason -> FieldError.of("/gateway", reason));
    }

    /**
     * Connects, or finds what the same key has connected before.
     *
     * @param caller who asks
     * @throws by.pavilion.shared.Problem 404, also when what the key has connected was ended since, 422 for an address that we must
     *     not call, 409 when it is connected already
     */
    @Transactional
    public Shop connect(String caller, IdempotencyKey key, Wanted wanted) {
        channels.requireKnown(wanted.channel());
        gateways.refusal(wanted.gateway()).ifPresent(reason -> {
            throw ChannelProblems.gatewayRefused(reason);
        });
        shops.lock(wanted.channel(), wanted.shopId());
        Optional<ConnectionId> ended = shops.ended(wanted.channel(), wanted.shopId(), wanted.appKey());
        ConnectionId id = ended.orElseGet(() -> new ConnectionId(ids.next()));
        Optional<String> before = keys.claim(caller, key, wanted.fingerprint(), id.toString());
        if (before.isPresent()) {
            return shops.find(ConnectionId.fromString(before.get())).orElseThrow(ChannelProblems::noSuchShop);
        }
        shops.findConnection(wanted.channel(), wanted.shopId(), wanted.appKey()).ifPresent(present -> {
            throw ChannelProblems.alreadyConnected(present);
        });
        Instant now = clock.instant();
        boolean reachedBefore = shops.isConnected(wanted.channel(), wanted.shopId());
        Shop shop = new Shop(
                id,
                wanted.channel(),
                wanted.shopId(),
                wanted.appKey(),
                URI.create(wanted.gateway()),
                wanted.signMethod(),
                ended.map(shops::beginningOf).orElse(now));
        if (ended.isEmpty()) {
            shops.insert(shop, wanted.appSecret());
        } else if (!shops.connectAgain(shop, wanted.appSecret())) {
            throw ChannelProblems.alreadyConnected(shop);
        }
        audit.note(new Audited(
                AuditedKind.SHOP,
                id.toString(),
                Optional.empty(),
                null,
                Map.of(
                        "action", "CONNECT",
                        "channel", shop.channel(),
                        "shopId", shop.shopId(),
                        "appKey", shop.appKey(),
                        "gateway", shop.gateway().toString())));
        followers.forEach(follower -> follower.connected(shop, now));
        if (!reachedBefore) {
            followers.forEach(follower -> follower.reachedAgain(shop, now));
        }
        orders.hurry(shop.channel(), shop.shopId(), now);
        workers.wake(ImportOrders.NAME);
        return shop;
    }
}
