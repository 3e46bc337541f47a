package by.pavilion.channel;

import by.pavilion.parties.Parties;
import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connected shops. Their secrets and tokens are sealed on the way in and opened on the way out. A connection that was ended is
 * not found any more; its row stays, so that what is known of the shop still has its beginning.
 */
@ApplicationScoped
class ShopStore implements PanacheRepositoryBase<ShopRow, Long> {
    private final Parties parties;

    ShopStore(Parties parties) {
        this.parties = parties;
    }

    void insert(Shop shop, String appSecret) {
        persistAndFlush(ShopRow.of(shop, seal(shop.id(), "secret", appSecret)));
    }

    Optional<Shop> find(ConnectionId id) {
        return findByIdOptional(id.value()).filter(row -> row.endedAt == null).map(ShopRow::toShop);
    }

    Optional<Shop> findConnection(String channel, String shopId, String appKey) {
        return find("channel = ?1 and shopId = ?2 and appKey = ?3 and endedAt is null", channel, shopId, appKey)
                .singleResultOptional()
                .map(ShopRow::toShop);
    }

    /** The connection of a shop through an application that was ended, if there was one. */
    Optional<ConnectionId> ended(String channel, String shopId, String appKey) {
        return find("channel = ?1 and shopId = ?2 and appKey = ?3 and endedAt is not null", channel, shopId, appKey)
                .singleResultOptional()
                .map(row -> new ConnectionId(row.id));
    }

    /** Holds all connections of a shop: whoever makes, changes or ends one sees what the one before has left. */
    void lock(String channel, String shopId) {
        FreshRows.forget(getSession(), ShopRow.class);
        find("channel = ?1 and shopId = ?2 order by id", channel, shopId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Whether a shop can be reached. */
    boolean isConnected(String channel, String shopId) {
        return count("channel = ?1 and shopId = ?2 and endedAt is null", channel, shopId) > 0;
    }

    /**
     * The way to a shop; when it is connected through several applications, the one connected last of those that the marketplace
     * has not revoked.
     */
    Optional<ShopAccess> access(String channel, String shopId) {
        return find(
                        "channel = ?1 and shopId = ?2 and endedAt is null"
                                + " order by case when revokedAt is null then 0 else 1 end, id desc",
                        channel,
                        shopId)
                .firstResultOptional()
                .map(this::access);
    }

    /** The same, but through one by which we may act now, if there is any. */
    Optional<ShopAccess> accessWithToken(String channel, String shopId, Instant now) {
        return find(
                        "channel = ?1 and shopId = ?2 and endedAt is null"
                                + " order by case when revokedAt is not null then 2"
                                + " when tokenExpiresAt > ?3 then 0 else 1 end, id desc",
                        channel,
                        shopId,
                        now)
                .firstResultOptional()
                .map(this::access);
    }

    /** When a shop was connected for the first time, be it through an application that is not used any more. */
    Optional<Instant> connectedAt(String channel, String shopId) {
        return find("channel = ?1 and shopId = ?2 order by connectedAt", channel, shopId)
                .firstResultOptional()
                .map(row -> row.connectedAt);
    }

    /** The way by a connection; empty when it was ended. */
    Optional<ShopAccess> access(Shop shop) {
        return findByIdOptional(shop.id().value())
                .filter(row -> row.endedAt == null)
                .map(row -> access(row));
    }

    /** The ways to all shops of an application. */
    List<ShopAccess> ofApplication(String channel, String appKey) {
        return find("channel = ?1 and appKey = ?2 and endedAt is null order by id", channel, appKey).stream()
                .map(this::access)
                .toList();
    }

    /** The same by secrets that were replaced and are still believed. */
    List<ShopAccess> formerOfApplication(String channel, String appKey, Instant now) {
        List<ShopAccess> former = new ArrayList<>();
        for (ShopRow row : list(
                "channel = ?1 and appKey = ?2 and formerUntil > ?3 and endedAt is null order by id",
                channel,
                appKey,
                now)) {
            if (row.formerSecret != null) {
                former.add(new ShopAccess(row.toShop(), open(new ConnectionId(row.id), "former", row.formerSecret)));
            }
        }
        return former;
    }

    Optional<Instant> formerUntil(ConnectionId id) {
        return Optional.ofNullable(findById(id.value()).formerUntil);
    }

    /** Replaces the secret; the one before is believed until a time. False when the connection was ended meanwhile. */
    boolean rotate(ConnectionId id, String appSecret, Instant formerUntil) {
        byte[] before = findById(id.value()).appSecret;
        return update(
                        "formerSecret = ?1, formerUntil = ?2, appSecret = ?3, revokedAt = null"
                                + " where id = ?4 and endedAt is null",
                        seal(id, "former", open(id, "secret", before)),
                        formerUntil,
                        seal(id, "secret", appSecret),
                        id.value())
                == 1;
    }

    /** Ends a connection: nothing is left by which one could call or be believed. False when it had ended before. */
    boolean endConnection(ConnectionId id, Instant at) {
        return update(
                        "endedAt = ?1, appSecret = ?2, formerSecret = null, formerUntil = null, accessToken = null,"
                                + " refreshToken = null, tokenRenewAt = null, tokenExpiresAt = null, revokedAt = null"
                                + " where id = ?3 and endedAt is null",
                        at,
                        new byte[0],
                        id.value())
                == 1;
    }

    /** Connects anew what was ended, as it is wanted now. False when somebody else just has. */
    boolean connectAgain(Shop shop, String appSecret) {
        ConnectionId id = shop.id();
        return update(
                        "endedAt = null, appSecret = ?1, gateway = ?2, signMethod = ?3"
                                + " where id = ?4 and endedAt is not null",
                        seal(id, "secret", appSecret),
                        shop.gateway().toString(),
                        shop.signMethod().wire(),
                        id.value())
                == 1;
    }

    /** When the connection of a shop was made, ended or not. */
    Instant beginningOf(ConnectionId id) {
        return findById(id.value()).connectedAt;
    }

    /**
     * The marketplace takes no calls through a connection. The only one of a shop stays as it is and is tried again: when it works,
     * it works.
     *
     * @return whether the shop can be reached through another one
     */
    boolean revoke(Shop shop, Instant at) {
        boolean another = count(
                        "channel = ?1 and shopId = ?2 and id <> ?3 and endedAt is null and revokedAt is null",
                        shop.channel(),
                        shop.shopId(),
                        shop.id().value())
                > 0;
        if (another) {
            update(
                    "revokedAt = ?1 where id = ?2 and endedAt is null",
                    at,
                    shop.id().value());
        }
        return another;
    }

    /** Changes where a shop is called, or how its messages are signed; what is not given stays. */
    void reconnect(ConnectionId id, Optional<URI> gateway, Optional<SignMethod> signMethod) {
        ShopRow row = findById(id.value());
        row.gateway = gateway.map(URI::toString).orElse(row.gateway);
        row.signMethod = signMethod.map(SignMethod::wire).orElse(row.signMethod);
        row.revokedAt = null;
        flush(); // the row before its case, as whoever keeps a token locks them
    }

    List<Shop> page(String channel, long afterId, int limit) {
        return find("channel = ?1 and id > ?2 and endedAt is null order by id", channel, afterId)
                .page(0, limit)
                .stream()
                .map(ShopRow::toShop)
                .toList();
    }

    Optional<AccessToken> token(ConnectionId id) {
        ShopRow row = findById(id.value());
        if (row.accessToken == null || row.tokenRenewAt == null || row.tokenExpiresAt == null) {
            return Optional.empty();
        }
        String refresh = row.refreshToken == null ? "" : open(id, "refresh", row.refreshToken);
        return Optional.of(
                new AccessToken(open(id, "access", row.accessToken), refresh, row.tokenRenewAt, row.tokenExpiresAt));
    }

    /** Until when we may act by connections; those that never had a token, and those that were revoked, are left out. */
    Map<ConnectionId, Instant> tokensExpire(Collection<ConnectionId> ids) {
        Map<ConnectionId, Instant> expire = new HashMap<>();
        for (ShopRow row :
                list("id in ?1", ids.stream().map(ConnectionId::value).toList())) {
            if (row.accessToken != null && row.tokenExpiresAt != null && row.revokedAt == null) {
                expire.put(new ConnectionId(row.id), row.tokenExpiresAt);
            }
        }
        return expire;
    }

    boolean isRevoked(ConnectionId id) {
        return findById(id.value()).revokedAt != null;
    }

    /** Since when the marketplace takes no calls through connections; those that it has not revoked are left out. */
    Map<ConnectionId, Instant> revoked(Collection<ConnectionId> ids) {
        Map<ConnectionId, Instant> revoked = new HashMap<>();
        for (ShopRow row :
                list("id in ?1", ids.stream().map(ConnectionId::value).toList())) {
            if (row.revokedAt != null) {
                revoked.put(new ConnectionId(row.id), row.revokedAt);
            }
        }
        return revoked;
    }

    /** Keeps a shop's new token. What was under way when its connection was ended comes too late to be kept: then false. */
    boolean keep(ConnectionId id, AccessToken token) {
        return update(
                        "accessToken = ?1, refreshToken = ?2, tokenRenewAt = ?3, tokenExpiresAt = ?4, revokedAt = null"
                                + " where id = ?5 and endedAt is null",
                        seal(id, "access", token.value()),
                        seal(id, "refresh", token.refreshToken()),
                        token.renewAt(),
                        token.expiresAt(),
                        id.value())
                == 1;
    }

    /** Ends a token, unless another one was kept meanwhile. */
    void end(ConnectionId id, String token, Instant at) {
        byte @Nullable [] sealed = findById(id.value()).accessToken;
        if (sealed != null && open(id, "access", sealed).equals(token)) {
            update("tokenRenewAt = ?1, tokenExpiresAt = ?1 where id = ?2 and accessToken = ?3", at, id.value(), sealed);
        }
    }

    private ShopAccess access(ShopRow row) {
        return new ShopAccess(row.toShop(), open(new ConnectionId(row.id), "secret", row.appSecret));
    }

    private byte[] seal(ConnectionId id, String what, String text) {
        return parties.seal(text.getBytes(StandardCharsets.UTF_8), id + "/" + what);
    }

    private String open(ConnectionId id, String what, byte[] sealed) {
        return new String(parties.open(sealed, id + "/" + what), StandardCharsets.UTF_8);
    }
}
