package by.pavilion.channel.douyin;

import by.pavilion.channel.BuyersIn;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.ShopAccess;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the buyer of an order decrypted, all parts by one call. */
@ApplicationScoped
class DouyinBuyers implements BuyersIn {
    static final String STREET = "street";
    static final String RECEIVER = "receiver";
    static final String PHONE = "phone";
    static final String ID_NUMBER = "idNumber";
    static final String ID_NAME = "idName";

    private static final List<String> PARTS = List.of(STREET, RECEIVER, PHONE, ID_NUMBER, ID_NAME);
    private static final String METHOD = "order.batchDecrypt";

    private final DouyinApi api;

    DouyinBuyers(DouyinApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        return disclosed(shop, order).recipient();
    }

    @Override
    public Disclosure disclosed(ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        for (String part : PARTS) {
            if (!order.ciphers().containsKey(part)) {
                throw new ChannelFault(ChannelFault.Kind.REFUSED, "the order has no " + part);
            }
        }
        List<Map<String, String>> items = PARTS.stream()
                .map(part -> Map.of(
                        "auth_id",
                        order.id().externalOrderId(),
                        "cipher_text",
                        order.ciphers().get(part)))
                .toList();
        JsonNode data = api.call(shop, METHOD, Map.of("cipher_infos", items));
        Map<String, String> plain = decrypted(data);
        String phone = part(order, plain, PHONE);
        MarketplaceOrder.Region region = order.region();
        Recipient recipient = new Recipient(
                new Buyer(part(order, plain, ID_NAME), part(order, plain, ID_NUMBER), phone),
                new ShipTo(
                        part(order, plain, RECEIVER),
                        phone,
                        region.province(),
                        region.city(),
                        region.district(),
                        region.street() + part(order, plain, STREET),
                        ""));
        return new Disclosure(recipient, phoneUntil(data));
    }

    /** The end of a virtual number, of which an order has one; the platform says nothing of one without an end. */
    private static Optional<Instant> phoneUntil(JsonNode data) {
        for (JsonNode item : data.path("decrypt_infos")) {
            if (item.path("is_virtual_tel").asBoolean()) {
                return DouyinValues.instant(item.path("expire_time"));
            }
        }
        return Optional.empty();
    }

    /** Plain texts by their ciphers. An item that failed is left out. */
    private static Map<String, String> decrypted(JsonNode data) {
        Map<String, String> plain = new HashMap<>();
        for (JsonNode item : data.path("decrypt_infos")) {
            boolean good = DouyinValues.number(item.path("err_no")).orElse(0L) == 0;
            if (good) {
                DouyinValues.text(item.path("cipher_text"))
                        .ifPresent(cipher -> plainText(item).ifPresent(text -> plain.put(cipher, text)));
            }
        }
        return plain;
    }

    /**
     * What an item says. A virtual number, which leads to the buyer's own for a while, is a number and an extension: without that
     * it leads to nobody, so it goes to customs and to carriers with it, as {@code 18412345678-1234}.
     */
    private static Optional<String> plainText(JsonNode item) {
        Optional<String> text = DouyinValues.text(item.path("decrypt_text"));
        if (!item.path("is_virtual_tel").asBoolean()) {
            return text;
        }
        return DouyinValues.text(item.path("phone_no_a"))
                .flatMap(
                        number -> DouyinValues.text(item.path("phone_no_b")).map(extension -> number + "-" + extension))
                .or(() -> text);
    }

    private static String part(MarketplaceOrder order, Map<String, String> plain, String part) throws ChannelFault {
        String text = plain.get(order.ciphers().get(part));
        if (text == null) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, METHOD + " gave no " + part);
        }
        return text;
    }
}
