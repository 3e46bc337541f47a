package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.limits.CallClass;
import by.pavilion.channel.limits.ShopCalls;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Calls in the name of a shop. A token that the platform refuses helps nobody, unless another replica has replaced it. */
@ApplicationScoped
class JdApi {
    private final JdClient client;
    private final JdTokens tokens;
    private final ShopCalls calls;

    JdApi(JdClient client, JdTokens tokens, ShopCalls calls) {
        this.client = client;
        this.tokens = tokens;
        this.calls = calls;
    }

    JdAnswer call(ShopAccess shop, String method, Map<String, ?> parameters) throws ChannelFault {
        return call(shop, classOf(method), method, parameters);
    }

    /** The same of a call that is more or less urgent than its method says. */
    JdAnswer call(ShopAccess shop, CallClass kind, String method, Map<String, ?> parameters) throws ChannelFault {
        return withToken(shop, kind, token -> client.call(shop, method, parameters, token));
    }

    /**
     * What a list gave. That it was not given is no word about what was asked for, so it is asked for again.
     *
     * @param member where it is in the answer
     */
    JsonNode list(ShopAccess shop, String method, Map<String, ?> parameters, String member) throws ChannelFault {
        try {
            return call(shop, method, parameters).provenResult(member);
        } catch (ChannelFault fault) {
            throw fault.orAgain();
        }
    }

    /** A page of a newer list, of which the same is true. */
    JsonNode list(ShopAccess shop, String path, Map<String, String> query) throws ChannelFault {
        try {
            return get(shop, path, Optional.empty(), query);
        } catch (ChannelFault fault) {
            throw fault.orAgain();
        }
    }

    /** @param number the last part of the path and its name */
    JsonNode get(ShopAccess shop, String path, Optional<Map.Entry<String, String>> number, Map<String, String> query)
            throws ChannelFault {
        return withToken(shop, CallClass.AFTER_SALES, token -> client.get(shop, path, number, query, token));
    }

    /** A call that needs a token. */
    @FunctionalInterface
    private interface Call<T> {
        T with(String token) throws ChannelFault;
    }

    private <T> T withToken(ShopAccess shop, CallClass kind, Call<T> call) throws ChannelFault {
        return calls.make(shop.shop(), kind, () -> {
            String token = tokens.of(shop);
            try {
                return call.with(token);
            } catch (TokenRefused refused) {
                Optional<String> newer = tokens.insteadOf(shop, token);
                if (newer.isEmpty()) {
                    throw byAnother(shop, refused);
                }
                return call.with(newer.get());
            }
        });
    }

    /** A shop that another application may act for is not stopped: that one is used when it is tried again. */
    private ChannelFault byAnother(ShopAccess shop, TokenRefused refused) {
        return tokens.revoked(shop) ? new ChannelFault(ChannelFault.Kind.RETRY, refused.reason()) : refused;
    }

    private static CallClass classOf(String method) {
        return switch (method) {
            case "jingdong.pop.order.shipment",
                    "360buy.overseas.order.sop.outstorage",
                    "360buy.overseas.order.sop.delivery" -> CallClass.SHIPPING;
            case "jingdong.pop.afs.soa.refundapply.queryPageList",
                    "jingdong.pop.afs.soa.refundapply.queryById",
                    "jingdong.pop.afs.soa.refundapply.replyRefund" -> CallClass.AFTER_SALES;
            case "jingdong.ware.stock.sku.set", "jingdong.stock.read.findSkuStock" -> CallClass.STOCK;
            case "jingdong.pop.order.enSearch",
                    "jingdong.pop.order.enGet",
                    "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender" ->
                CallClass.ORDERS;
            case "jingdong.jos.order.oaid.decrypt" -> CallClass.BUYERS;
            case "jingdong.price.write.updateSkuJdPrice", "jingdong.sku.read.findSkuById" -> CallClass.PRICES;
            default -> CallClass.OTHER;
        };
    }
}
