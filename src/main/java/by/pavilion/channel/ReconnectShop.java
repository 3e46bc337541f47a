package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;

/**
 * Has a shop's marketplace called at another gateway, or believed by another way of signing: an address was mistyped, a relay
 * stands between, somebody has chosen the other signature in the marketplace's console. Nobody is called, as when it was
 * connected.
 */
@ApplicationScoped
class ReconnectShop {
    private final ShopStore shops;
    private final ShopTokens tokens;
    private final GatewayAddresses gateways;

    ReconnectShop(ShopStore shops, ShopTokens tokens, GatewayAddresses gateways) {
        this.shops = shops;
        this.tokens = tokens;
        this.gateways = gateways;
    }

    /**
     * Changes what is given; the other stays.
     *
     * @throws by.pavilion.shared.Problem 422 when neither is given, and for an address that we must not call, 404 when
     *     the connection was ended meanwhile
     */
    @Transactional
    void reconnect(Shop shop, Optional<String> gateway, Optional<SignMethod> signMethod) {
        if (gateway.isEmpty() && signMethod.isEmpty()) {
            throw ChannelProblems.needed("/gateway");
        }
        gateway.flatMap(gateways::refusal).ifPresent(reason -> {
            throw ChannelProblems.gatewayRefused(reason);
        });
        shops.lock(shop.channel(), shop.shopId());
        if (shops.find(shop.id()).isEmpty()) {
            throw ChannelProblems.noSuchShop();
        }
        boolean wasRevoked = shops.isRevoked(shop.id());
        shops.reconnect(shop.id(), gateway.map(URI::create), signMethod);
        if (wasRevoked) {
            tokens.closeCase(shop);
        }
    }
}
