package by.pavilion.channel.douyin;

import by.pavilion.channel.BuyersIn;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.ShopAccess;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Has buyers decrypted: all parts of one, and as many of them as one call takes. */
@ApplicationScoped
class DouyinBuyers implements BuyersIn {
    static final String STREET = "street";
    static final String RECEIVER = "receiver";
    static final String PHONE = "phone";
    static final String ID_NUMBER = "idNumber";
    static final String ID_NAME = "idName";

    private static final List<String> PARTS = List.of(STREET, RECEIVER, PHONE, ID_NUMBER, ID_NAME);
    /** In one call, as documented. */
    private static final int MOST_CIPHERS = 50;

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
    public int ordersAtOnce() {
        return MOST_CIPHERS / PARTS.size();
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
        return disclosure(order, decrypted(shop, List.of(order)));
    }

    @Override
    public Map<ExternalOrder, Disclosure> disclosed(ShopAccess shop, List<MarketplaceOrder> orders)
            throws ChannelFault {
        List<MarketplaceOrder> whole = orders.stream()
                .filter(order -> order.ciphers().keySet().containsAll(PARTS))
                .toList();
        Map<ExternalOrder, Disclosure> buyers = new LinkedHashMap<>();
        if (whole.isEmpty()) {
            return buyers;
        }
        Plain plain;
        try {
            plain = decrypted(shop, whole);
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) { // perhaps because of one of them
                return buyers;
            }
            throw fault;
        }
        for (MarketplaceOrder order : whole) {
            if (PARTS.stream()
                    .allMatch(part -> plain.texts().containsKey(order.ciphers().get(part)))) {
                buyers.put(order.id(), disclosure(order, plain));
            }
        }
        return buyers;
    }

    /** Plain texts of all parts of these orders. */
    private Plain decrypted(ShopAccess shop, List<MarketplaceOrder> orders) throws ChannelFault {
        List<Map<String, String>> items = orders.stream()
                .flatMap(order -> PARTS.stream()
                        .map(part -> Map.of(
                                "auth_id",
                                order.id().externalOrderId(),
                                "cipher_text",
                                Objects.requireNonNull(order.ciphers().get(part)))))
                .toList();
        return decrypted(api.call(shop, METHOD, Map.of("cipher_infos", items)));
    }

    private static Disclosure disclosure(MarketplaceOrder order, Plain plain) throws ChannelFault {
        String phone = part(order, plain.texts(), PHONE);
        MarketplaceOrder.Region region = order.region();
        Recipient recipient = new Recipient(
                new Buyer(part(order, plain.texts(), ID_NAME), part(order, plain.texts(), ID_NUMBER), phone),
                new ShipTo(
                        part(order, plain.texts(), RECEIVER),
                        phone,
                        region.province(),
                        region.city(),
                        region.district(),
                        region.street() + part(order, plain.texts(), STREET),
                        ""));
        return new Disclosure(
                recipient,
                Optional.ofNullable(plain.phonesUntil().get(order.ciphers().get(PHONE))));
    }

    /**
     * What was decrypted, by its ciphers. Its text shows nobody.
     *
     * @param phonesUntil when virtual numbers end; the platform says nothing of one without an end
     */
    private record Plain(Map<String, String> texts, Map<String, Instant> phonesUntil) {
        @Override
        public String toString() {
            return "Plain[" + texts.size() + "]";
        }
    }

    /** An item that failed is left out. */
    private static Plain decrypted(JsonNode data) {
        Plain plain = new Plain(new HashMap<>(), new HashMap<>());
        for (JsonNode item : data.path("decrypt_infos")) {
            boolean good = DouyinValues.number(item.path("err_no")).orElse(0L) == 0;
            Optional<String> cipher = DouyinValues.text(item.path("cipher_text"));
            if (good && cipher.isPresent()) {
                plainText(item).ifPresent(text -> plain.texts().put(cipher.get(), text));
                if (item.path("is_virtual_tel").asBoolean()) {
                    DouyinValues.instant(item.path("expire_time"))
                            .ifPresent(until -> plain.phonesUntil().put(cipher.get(), until));
                }
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
