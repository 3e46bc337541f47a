package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The tokens by which adapters act for shops, kept sealed. */
@ApplicationScoped
public class ShopTokens {
    private final ShopStore shops;

    ShopTokens(ShopStore shops) {
        this.shops = shops;
    }

    @Transactional
    public Optional<AccessToken> find(ConnectionId shop) {
        return shops.token(shop);
    }

    /** Replaces the shop's token and its refresh token at once. */
    @Transactional
    public void keep(ConnectionId shop, AccessToken token) {
        shops.keep(shop, token);
    }

    /** Forgets a token that the marketplace has refused; a newer one stays. */
    @Transactional
    public void forget(ConnectionId shop, String refused) {
        if (shops.token(shop).filter(token -> token.value().equals(refused)).isPresent()) {
            shops.keep(shop, null);
        }
    }
}
