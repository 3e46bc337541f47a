package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shop;
import by.pavilion.channel.SignMethod;
import java.time.Instant;

record ShopResponse(
        ConnectionId id,
        String channel,
        String appKey,
        String shopId,
        String gateway,
        SignMethod signMethod,
        Instant connectedAt) {

    static ShopResponse of(Shop shop) {
        return new ShopResponse(
                shop.id(),
                shop.channel(),
                shop.appKey(),
                shop.shopId(),
                shop.gateway().toString(),
                shop.signMethod(),
                shop.connectedAt());
    }
}
