package by.pavilion.channel;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets us act for a connected shop, by the code that its owner has got from the marketplace. The marketplace is asked at once,
 * because the code works for minutes only.
 */
@ApplicationScoped
public class AuthorizeShop {
    private static final Logger LOG = Logger.getLogger(AuthorizeShop.class);

    private final Shops shops;
    private final ShopTokens tokens;
    private final Channels channels;
    private final List<ShopFollower> followers;
    private final Audit audit;
    private final Workers workers;
    private final Clock clock;

    AuthorizeShop(
            Shops shops,
            ShopTokens tokens,
            Channels channels,
            @All List<ShopFollower> followers,
            Audit audit,
            Workers workers,
            Clock clock) {
        this.shops = shops;
        this.tokens = tokens;
        this.channels = channels;
        this.followers = followers;
        this.audit = audit;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Exchanges the code for a token and keeps that; what has waited for it goes on.
     *
     * @throws by.pavilion.shared.Problem 404, also when the connection is ended meanwhile, 409 where shops are not authorised like
     *     this, 422 when the marketplace says no, 503 when it does not answer
     */
    public AccessToken authorize(String channel, ConnectionId id, String code) {
        Shop shop = shops.require(channel, id);
        ShopAuthorization marketplace = channels.require(channel, ShopAuthorization.class);
        AccessToken token;
        try {
            token = marketplace.byCode(shops.access(shop), code);
        } catch (ChannelFault fault) {
            LOG.warnf("channel=%s shop=%s is not authorised: %s", channel, id, fault.getMessage());
            throw switch (fault.kind()) {
                case RETRY, WAIT -> ChannelProblems.unavailable();
                case REFUSED, STOP -> ChannelProblems.authorizationRefused();
            };
        }
        QuarkusTransaction.requiringNew().run(() -> keep(shop, token));
        workers.wake(ImportOrders.NAME);
        return token;
    }

    private void keep(Shop shop, AccessToken token) {
        if (!tokens.keep(shop.id(), token)) {
            throw ChannelProblems.noSuchShop();
        }
        audit.note(new Audited(
                AuditedKind.SHOP,
                shop.id().toString(),
                Optional.empty(),
                null,
                Map.of("action", "AUTHORIZE", "until", token.expiresAt().toString())));
        followers.forEach(follower -> follower.authorized(shop, clock.instant()));
    }
}
