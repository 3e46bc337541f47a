package by.pavilion.channel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Only what has changed is written: a secret is replaced while a token is renewed, and neither may undo the other. */
@Entity
@DynamicUpdate
@Table(name = "channel_shops")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ShopRow {
    @Id
    public long id;

    public String channel;
    public String shopId;
    public String appKey;
    public byte[] appSecret;
    public byte @Nullable [] formerSecret;

    public @Nullable Instant formerUntil;

    public String gateway;
    public String signMethod;
    public byte @Nullable [] accessToken;
    public byte @Nullable [] refreshToken;
    public @Nullable Instant tokenRenewAt;
    public @Nullable Instant tokenExpiresAt;
    public Instant connectedAt;
    public @Nullable Instant endedAt;
    public @Nullable Instant revokedAt;

    static ShopRow of(Shop shop, byte[] sealedSecret) {
        ShopRow row = new ShopRow();
        row.id = shop.id().value();
        row.channel = shop.channel();
        row.shopId = shop.shopId();
        row.appKey = shop.appKey();
        row.appSecret = sealedSecret;
        row.gateway = shop.gateway().toString();
        row.signMethod = shop.signMethod().wire();
        row.connectedAt = shop.connectedAt();
        return row;
    }

    Shop toShop() {
        return new Shop(
                new ConnectionId(id),
                channel,
                shopId,
                appKey,
                URI.create(gateway),
                SignMethod.fromWire(signMethod),
                connectedAt);
    }
}
