package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The tokens by which adapters act for shops, kept sealed. */
@ApplicationScoped
public class ShopTokens {
    private final ShopStore shops;
    private final ChannelCases cases;

    ShopTokens(ShopStore shops, ChannelCases cases) {
        this.shops = shops;
        this.cases = cases;
    }

    @Transactional
    public Optional<AccessToken> find(ConnectionId shop) {
        return shops.token(shop);
    }

    /** Whether a person has ended the connection: whoever still holds its secret must not use it any more. */
    @Transactional
    public boolean isEnded(ConnectionId shop) {
        return shops.find(shop).isEmpty();
    }

    /**
     * Replaces the shop's token and its refresh token at once.
     *
     * @return false when a person has ended the connection meanwhile, so that nothing was kept
     */
    @Transactional
    public boolean keep(ConnectionId shop, AccessToken token) {
        boolean kept = shops.keep(shop, token);
        shops.find(shop).ifPresent(this::closeCase);
        return kept;
    }

    /** What was told of a connection's token, or that it was revoked, is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    void closeCase(Shop shop) {
        cases.close(about(shop), ChannelCases.OVER);
    }

    /**
     * The marketplace takes no calls through a connection any more, whatever its token says. Where the shop has another connection
     * that comes first from now on, and a case tells of this one.
     *
     * @return whether it has another one
     */
    @Transactional
    public boolean revoked(Shop shop, Instant now) {
        boolean another = shops.revoke(shop, now);
        if (another && shops.find(shop.id()).isPresent()) { // else a person has ended it meanwhile
            cases.open(
                    about(shop),
                    Optional.empty(),
                    "the marketplace takes no calls through application " + shop.appKey() + " any more",
                    Optional.empty());
        }
        return another;
    }

    /** Takes a token out of use that the marketplace has refused; what renews it stays, and so does a newer one. */
    @Transactional
    public void refused(ConnectionId shop, String refused) {
        shops.end(shop, refused, Instant.EPOCH);
    }

    private static ChannelCases.About about(Shop shop) {
        return new ChannelCases.About(
                shop.channel(), shop.shopId(), Trouble.TOKEN_EXPIRING, shop.id().toString());
    }
}
