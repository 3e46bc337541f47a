package by.pavilion.channel.jd;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTokens;
import by.pavilion.shared.Leases;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The tokens of shops. A shop's owner gives a code, for which there is a token that lasts for months. It can be renewed in its
 * last 24 hours only, a few times a month, and never after its end: then the owner has to come again. So it is renewed twelve
 * hours before, by one replica, and the present one stays in use whatever comes of that.
 */
@ApplicationScoped
class JdTokens {
    private static final Logger LOG = Logger.getLogger(JdTokens.class);
    private static final Duration BEFORE_THE_END = Duration.ofHours(12);
    private static final Duration ALARM = Duration.ofHours(6);
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(30);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdClient client;
    private final ShopTokens tokens;
    private final Leases leases;
    private final Map<ConnectionId, Instant> triedAt = new ConcurrentHashMap<>();

    JdTokens(JdClient client, ShopTokens tokens, Leases leases) {
        this.client = client;
        this.tokens = tokens;
        this.leases = leases;
    }

    /** The token to call with. */
    String of(ShopAccess shop) throws ChannelFault {
        Instant now = client.now();
        AccessToken token = present(shop);
        if (!now.isBefore(token.expiresAt())) {
            throw new ChannelFault(ChannelFault.Kind.STOP, "the token has ended: the shop has to be authorised again");
        }
        if (!now.isBefore(token.renewAt()) && isTimeToTry(shop.shop().id(), now)) {
            renew(shop, token);
            return present(shop).value();
        }
        return token.value();
    }

    /** The token that has taken the place of a refused one; empty when there is none. */
    Optional<String> insteadOf(ShopAccess shop, String refused) throws ChannelFault {
        return Optional.of(present(shop).value()).filter(value -> !value.equals(refused));
    }

    /** The platform takes no token of this connection any more. Whether the shop has another connection. */
    boolean revoked(ShopAccess shop) {
        return tokens.revoked(shop.shop(), client.now());
    }

    /** The first token, for the code that the shop's owner has been given. */
    AccessToken byCode(ShopAccess shop, String code) throws ChannelFault {
        return asked(shop, "access_token", Map.of("grant_type", "authorization_code", "code", code));
    }

    private AccessToken present(ShopAccess shop) throws ChannelFault {
        Optional<AccessToken> token = tokens.find(shop.shop().id());
        if (token.isEmpty() && tokens.isEnded(shop.shop().id())) {
            throw ChannelFault.ofOurs("the connection was ended");
        }
        return token.orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not authorised"));
    }

    private boolean isTimeToTry(ConnectionId id, Instant now) {
        Instant last = triedAt.get(id);
        return last == null || !now.isBefore(last.plus(BETWEEN_TRIES));
    }

    private void renew(ShopAccess shop, AccessToken token) {
        ConnectionId id = shop.shop().id();
        triedAt.put(id, client.now());
        String lease = "jd-token-" + id;
        if (token.refreshToken().isEmpty() || !leases.hold(lease, LEASE)) {
            warn(shop, token, "nothing to renew it with, or another replica is at it");
            return;
        }
        try {
            if (present(shop).value().equals(token.value())) { // nobody who had the lease a moment ago has renewed it
                tokens.keep(
                        id,
                        asked(
                                shop,
                                "refresh_token",
                                Map.of("grant_type", "refresh_token", "refresh_token", token.refreshToken())));
            }
        } catch (ChannelFault fault) {
            warn(shop, token, fault.reason());
        } finally {
            leases.release(lease);
        }
    }

    private void warn(ShopAccess shop, AccessToken token, String why) {
        Duration left = Duration.between(client.now(), token.expiresAt());
        Logger.Level level = left.compareTo(ALARM) > 0 ? Logger.Level.WARN : Logger.Level.ERROR;
        LOG.logf(
                level,
                "shop=%s its token ends in %s and is not renewed: %s",
                shop.shop().id(),
                left,
                why);
    }

    private AccessToken asked(ShopAccess shop, String name, Map<String, String> parameters) throws ChannelFault {
        JsonNode answer = client.token(shop, name, parameters);
        Instant now = client.now();
        Optional<String> token = JdValues.text(answer.path("access_token"));
        Optional<Long> seconds = JdValues.number(answer.path("expires_in")).filter(life -> life > 0);
        if (token.isEmpty() || seconds.isEmpty()) {
            String code = JdValues.text(answer.path("code")).orElse("");
            throw new ChannelFault(ChannelFault.Kind.REFUSED, name + " gave no token, code " + code);
        }
        Duration life = Duration.ofSeconds(seconds.get());
        Instant end = now.plus(life);
        Instant early = now.plus(life.dividedBy(2));
        Instant late = end.minus(BEFORE_THE_END);
        return new AccessToken(
                token.get(),
                JdValues.text(answer.path("refresh_token")).orElse(""),
                late.isAfter(early) ? late : early,
                end);
    }
}
