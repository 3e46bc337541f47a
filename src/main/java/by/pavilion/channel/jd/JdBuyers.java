package by.pavilion.channel.jd;

import by.pavilion.channel.BuyersIn;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.ShopAccess;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the buyer of an order disclosed by the stand-in that the order bears. */
@ApplicationScoped
class JdBuyers implements BuyersIn {
    static final String OAID = "oaid";

    private static final String METHOD = "jingdong.jos.order.oaid.decrypt";

    private final JdApi api;

    JdBuyers(JdApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        String oaid = order.ciphers().get(OAID);
        if (oaid == null) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "the order has no oaid");
        }
        String orderId = order.id().externalOrderId();
        Map<String, Object> wanted =
                Map.of("orderType", "POP", "orderInfos", List.of(Map.of("orderId", orderId, "oaid", oaid)));
        JsonNode told = api.call(shop, METHOD, Map.of("getReceiverInfoListReqVO", wanted))
                .result("returnType");
        JsonNode found = null;
        for (JsonNode item : told.path("data")) {
            if (JdValues.id(item.path("orderId")).equals(Optional.of(orderId))) {
                found = item;
            }
        }
        if (found == null) {
            String code = JdValues.text(told.path("code")).orElse("");
            throw new ChannelFault(ChannelFault.Kind.REFUSED, METHOD + " gave nobody, code " + code);
        }
        return recipient(order.region(), found);
    }

    /** The platform discloses whoever receives; whoever is taxed has to be among it too. */
    private static Recipient recipient(MarketplaceOrder.Region region, JsonNode found) throws ChannelFault {
        String phone = part(found, "consMobilePhone", "customerPhone");
        return new Recipient(
                new Buyer(part(found, "idCardName"), part(found, "idCardNo"), phone),
                new ShipTo(
                        part(found, "customerName"),
                        phone,
                        region.province(),
                        region.city(),
                        region.district(),
                        street(region, part(found, "address")),
                        ""));
    }

    /** The address comes in one line, with or without the region before it. */
    private static String street(MarketplaceOrder.Region region, String address) {
        String rest = address;
        for (String part : List.of(region.province(), region.city(), region.district())) {
            rest = rest.startsWith(part) ? rest.substring(part.length()) : rest;
        }
        return rest.isBlank() ? address : rest;
    }

    private static String part(JsonNode found, String... names) throws ChannelFault {
        for (String name : names) {
            Optional<String> text = JdValues.text(found.path(name));
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new ChannelFault(ChannelFault.Kind.REFUSED, METHOD + " gave no " + names[0]);
    }
}
