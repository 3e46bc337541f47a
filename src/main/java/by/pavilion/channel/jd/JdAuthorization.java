package by.pavilion.channel.jd;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopAuthorization;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges a code for a token, and sees whether it is for the shop that is meant: the token itself does not say. */
@ApplicationScoped
class JdAuthorization implements ShopAuthorization {
    private static final String WHOSE = "jingdong.seller.vender.info.get";
    /** The code is used up by then: for a trouble that passes its owner would have to come again. */
    private static final int TRIES = 3;

    private final JdTokens tokens;
    private final JdClient client;

    JdAuthorization(JdTokens tokens, JdClient client) {
        this.tokens = tokens;
        this.client = client;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public AccessToken byCode(ShopAccess shop, String code) throws ChannelFault {
        AccessToken token = tokens.byCode(shop, code);
        JsonNode owner = owner(shop, token, TRIES);
        boolean fits = List.of("shop_id", "shopId", "vender_id", "venderId").stream()
                .map(name -> JdValues.id(owner.path(name)))
                .anyMatch(Optional.of(shop.shop().shopId())::equals);
        if (!fits) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "the code was given for another shop");
        }
        return token;
    }

    private JsonNode owner(ShopAccess shop, AccessToken token, int tries) throws ChannelFault {
        try {
            return client.call(shop, WHOSE, Map.of(), token.value()).result("vender_info_result");
        } catch (ChannelFault fault) {
            if (fault.kind() != ChannelFault.Kind.RETRY || tries == 1) {
                throw fault;
            }
            return owner(shop, token, tries - 1);
        }
    }
}
