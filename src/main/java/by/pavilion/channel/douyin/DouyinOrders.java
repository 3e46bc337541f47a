package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrdersIn;
import by.pavilion.channel.ShopAccess;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads orders and puts them into our words. The same order is in the platform's answer whatever call it came by. */
@ApplicationScoped
class DouyinOrders implements OrdersIn {
    private static final String METHOD = "order.orderDetail";

    /** In fen; whatever is more is no freight, and nobody bears it. */
    private static final long MOST_OF_A_PART = 10_000_000;

    private final DouyinApi api;
    private final DouyinConfig config;

    DouyinOrders(DouyinApi api, DouyinConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public List<String> numbersOf(String externalOrderId) {
        return DouyinValues.numbersOf(externalOrderId);
    }

    @Override
    public String fetchRaw(ShopAccess shop, String externalOrderId) throws ChannelFault {
        JsonNode data = api.call(shop, METHOD, Map.of("shop_order_id", externalOrderId));
        JsonNode order = data.path("shop_order_detail");
        if (!DouyinValues.orderId(order.path("order_id"))
                .equals(Optional.of(DouyinValues.withoutLetter(externalOrderId)))) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered another order");
        }
        return order.toString();
    }

    @Override
    public MarketplaceOrder read(ExternalOrder id, String raw) throws ChannelFault {
        JsonNode order = json(raw);
        return new MarketplaceOrder(
                id,
                stateOf(order.path("order_status")),
                required(order, "create_time"),
                required(order, "update_time"),
                payment(order),
                lines(order),
                region(order.path("post_addr")),
                ciphers(order),
                reportedParcels(order),
                DouyinValues.instant(order.path("exp_ship_time")));
    }

    private static JsonNode json(String raw) throws ChannelFault {
        try {
            return DouyinJson.READER.readTree(raw);
        } catch (IOException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, "what was kept of an order is no JSON");
        }
    }

    static MarketplaceOrder.State stateOf(JsonNode status) {
        return switch (DouyinValues.text(status).orElse("")) {
            case "1", "105" -> MarketplaceOrder.State.EARLY;
            case "2", "101" -> MarketplaceOrder.State.READY;
            case "3", "5" -> MarketplaceOrder.State.FULFILLED;
            case "4" -> MarketplaceOrder.State.CANCELLED;
            default -> MarketplaceOrder.State.UNKNOWN;
        };
    }

    private Optional<MarketplaceOrder.Payment> payment(JsonNode order) {
        Optional<Instant> paidAt = DouyinValues.instant(order.path("pay_time"));
        Optional<String> number = DouyinValues.id(order.path("channel_payment_no"));
        Optional<Money> amount =
                DouyinValues.money(order.path("pay_amount")).filter(money -> !money.isNegative() && !money.isZero());
        if (paidAt.isEmpty() || number.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MarketplaceOrder.Payment(
                config.paymentProvider(), number.get(), amount.get(), paidAt.get(), freight(order), borne(order)));
    }

    /**
     * What the platform and its talents bear. Who gives a discount does not always bear it, so that counts only where it is not
     * told who does.
     */
    private static Money borne(JsonNode order) {
        return DouyinValues.money(order.path("platform_cost_amount")).isPresent()
                ? charge(order, "platform_cost_amount")
                : charge(order, "promotion_platform_amount").plus(charge(order, "promotion_talent_amount"));
    }

    private static Money freight(JsonNode order) {
        return charge(order, "post_amount").plus(charge(order, "post_insurance_amount"));
    }

    /** One that makes no sense is none: it was paid all the same. */
    private static Money charge(JsonNode order, String name) {
        return DouyinValues.money(order.path(name))
                .filter(money -> !money.isNegative() && money.minor() < MOST_OF_A_PART)
                .orElse(Money.zero(Money.CNY));
    }

    private static List<MarketplaceOrder.Line> lines(JsonNode order) {
        List<MarketplaceOrder.Line> lines = new ArrayList<>();
        for (JsonNode line : order.path("sku_order_list")) {
            lines.add(new MarketplaceOrder.Line(
                    DouyinValues.orderId(line.path("order_id")).orElse(""),
                    sku(line),
                    DouyinValues.text(line.path("code")).orElse(""),
                    DouyinValues.number(line.path("item_num")).orElse(0L),
                    share(line),
                    borneOf(line)));
        }
        return lines;
    }

    /** What the buyer pays for the line; a gift costs nothing, whatever its price is. */
    private static Optional<Money> share(JsonNode line) {
        return isGift(line)
                ? Optional.of(Money.zero(Money.CNY))
                : DouyinValues.money(line.path("pay_amount")).or(() -> DouyinValues.money(line.path("sum_amount")));
    }

    /** What the platform pays for the line. Where it is not told what the buyer pays, the sum holds both. */
    private static Money borneOf(JsonNode line) {
        return isGift(line) || DouyinValues.money(line.path("pay_amount")).isEmpty()
                ? Money.zero(Money.CNY)
                : borne(line);
    }

    private static boolean isGift(JsonNode line) {
        return DouyinValues.text(line.path("given_product_type"))
                .filter("FREE"::equals)
                .isPresent();
    }

    /** Where there is a text beside a number, the number may have lost digits. */
    private static ChannelSku sku(JsonNode line) {
        return new ChannelSku(
                DouyinValues.id(line.path("product_id_str"))
                        .or(() -> DouyinValues.id(line.path("product_id")))
                        .orElse(""),
                DouyinValues.id(line.path("sku_id")).orElse(""));
    }

    private static MarketplaceOrder.Region region(JsonNode address) {
        return new MarketplaceOrder.Region(
                nameOf(address.path("province")),
                nameOf(address.path("city")),
                nameOf(address.path("town")),
                nameOf(address.path("street")));
    }

    private static String nameOf(JsonNode place) {
        return DouyinValues.text(place.path("name")).orElse("");
    }

    private static Map<String, String> ciphers(JsonNode order) {
        Map<String, String> ciphers = new HashMap<>();
        keep(ciphers, DouyinBuyers.STREET, order.path("post_addr").path("encrypt_detail"));
        keep(ciphers, DouyinBuyers.RECEIVER, order.path("encrypt_post_receiver"));
        keep(ciphers, DouyinBuyers.PHONE, order.path("encrypt_post_tel"));
        JsonNode identity = order.path("user_id_info");
        keep(ciphers, DouyinBuyers.ID_NUMBER, identity.path("encrypt_id_card_no"));
        keep(ciphers, DouyinBuyers.ID_NAME, identity.path("encrypt_id_card_name"));
        return ciphers;
    }

    private static void keep(Map<String, String> ciphers, String name, JsonNode cipher) {
        DouyinValues.text(cipher).ifPresent(text -> ciphers.put(name, text));
    }

    private static List<String> reportedParcels(JsonNode order) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode parcel : order.path("logistics_info")) {
            DouyinValues.text(parcel.path("tracking_no")).ifPresent(numbers::add);
        }
        return numbers;
    }

    private static Instant required(JsonNode order, String name) throws ChannelFault {
        return DouyinValues.instant(order.path(name))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered without " + name));
    }
}
