package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.OrdersIn;
import by.pavilion.channel.ShopAccess;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads orders and puts them into our words. An order does not say by which number customs knows its payment, so that is asked
 * for as well, once the order is to be sent.
 */
@ApplicationScoped
class JdOrders implements OrdersIn {
    static final String CHANNEL = "jd";

    /** Only fields that are asked for come back. */
    static final String FIELDS = String.join(
            ",",
            "orderId",
            "venderId",
            "orderType",
            "payType",
            "orderState",
            "orderTotalPrice",
            "orderSellerPrice",
            "orderPayment",
            "freightPrice",
            "sellerDiscount",
            "taxFee",
            "balanceUsed",
            "couponDetailList",
            "orderStartTime",
            "paymentConfirmTime",
            "orderEndTime",
            "modified",
            "parentOrderId",
            "directParentOrderId",
            "logisticsId",
            "waybill",
            "consigneeInfo",
            "itemInfoList",
            "customs",
            "customsModel",
            "storeOrder",
            "idSopShipmenttype");

    private static final String METHOD = "jingdong.pop.order.enGet";
    private static final String PAYMENT_METHOD =
            "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender";
    private static final String PAYMENT_RESULT = "getPaymentNoResultByVender_result";
    private static final String ORDER = "orderInfo";
    private static final String PAYMENT_NUMBER = "paymentNo";
    private static final long MOST_PIECES = 1_000_000;
    /** In fen; whatever is more is no freight, and nobody bears it. */
    private static final long MOST_OF_A_PART = 10_000_000;
    /** Of discounts: red packets, beans, coupons and gift cards of the platform's. All others are the shop's. */
    private static final Set<String> BORNE_THERE = Set.of("34", "39", "41", "52");

    private static final String TO_SEND = "WAIT_SELLER_STOCK_OUT";

    private final JdApi api;
    private final JdConfig config;

    JdOrders(JdApi api, JdConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public String fetchRaw(ShopAccess shop, String externalOrderId) throws ChannelFault {
        JsonNode order = order(shop, externalOrderId);
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put(ORDER, order);
        if (JdValues.text(order.path("orderState")).equals(Optional.of(TO_SEND))) {
            paymentNumber(shop, externalOrderId).ifPresent(number -> raw.put(PAYMENT_NUMBER, number));
        }
        return JdJson.write(raw);
    }

    @Override
    public MarketplaceOrder read(ExternalOrder id, String raw) throws ChannelFault {
        JsonNode kept = json(raw);
        JsonNode order = kept.path(ORDER);
        return new MarketplaceOrder(
                id,
                stateOf(order),
                required(order, "orderStartTime"),
                required(order, "modified"),
                payment(order, kept.path(PAYMENT_NUMBER)),
                lines(order),
                region(order.path("consigneeInfo")),
                ciphers(order.path("consigneeInfo")),
                parcels(order).stream().map(Parcel::number).toList(),
                Optional.empty(),
                splitFrom(order));
    }

    /** What a list says of an order, in the form in which orders are kept. */
    static String raw(JsonNode order) {
        return JdJson.write(Map.of(ORDER, order));
    }

    /** The order in the platform's own words. */
    JsonNode order(ShopAccess shop, String externalOrderId) throws ChannelFault {
        JsonNode order = api.call(shop, METHOD, Map.of("order_id", externalOrderId, "optional_fields", FIELDS))
                .provenResult("orderDetailInfo")
                .path(ORDER);
        if (!JdValues.id(order.path("orderId")).equals(Optional.of(externalOrderId))) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered another order");
        }
        return order;
    }

    static MarketplaceOrder.State stateOf(JsonNode order) {
        return switch (JdValues.text(order.path("orderState")).orElse("")) {
            case TO_SEND -> MarketplaceOrder.State.READY;
            case "PAUSE", "POP_ORDER_PAUSE", "LOCKED" -> MarketplaceOrder.State.STOPPED;
            case "WAIT_SELLER_DELIVERY", "WAIT_GOODS_RECEIVE_CONFIRM", "FINISHED_L" -> MarketplaceOrder.State.FULFILLED;
            case "TRADE_CANCELED" -> MarketplaceOrder.State.CANCELLED;
            default -> MarketplaceOrder.State.UNKNOWN;
        };
    }

    /** A parcel as the platform knows it. */
    record Parcel(String carrier, String number) {}

    /** Carriers are kept apart by bars, the numbers of one carrier by commas. */
    static List<Parcel> parcels(JsonNode order) {
        String[] carriers = JdValues.text(order.path("logisticsId")).orElse("").split("\\|", -1);
        String[] waybills = JdValues.text(order.path("waybill")).orElse("").split("\\|", -1);
        List<Parcel> parcels = new ArrayList<>();
        for (int index = 0; index < waybills.length; index++) {
            String carrier = index < carriers.length ? carriers[index].strip() : "";
            for (String number : waybills[index].split(",", -1)) {
                if (!number.isBlank()) {
                    parcels.add(new Parcel(carrier, number.strip()));
                }
            }
        }
        return parcels;
    }

    /** Where the platform has none to tell, the order counts as unpaid, which is for a person; that it is there is told all the same. */
    private Optional<String> paymentNumber(ShopAccess shop, String externalOrderId) throws ChannelFault {
        try {
            return paymentNumberIn(api.call(shop, PAYMENT_METHOD, Map.of("orderId", externalOrderId)));
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    /** Some answers have it in a wrapper which says whether the call succeeded. */
    static Optional<String> paymentNumberIn(JdAnswer answer) throws ChannelFault {
        JsonNode result = answer.body().has(PAYMENT_RESULT) ? answer.provenResult(PAYMENT_RESULT) : answer.body();
        return JdValues.text(result.path("paymentNo")).or(() -> JdValues.text(result.path("parentPaymentNo")));
    }

    private Optional<MarketplaceOrder.Payment> payment(JsonNode order, JsonNode paymentNumber) {
        Optional<Instant> paidAt = JdValues.instant(order.path("paymentConfirmTime"));
        Optional<String> number = JdValues.paymentNumber(paymentNumber);
        Optional<Money> amount = paid(order);
        if (paidAt.isEmpty() || number.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MarketplaceOrder.Payment(
                config.paymentProvider(),
                number.get(),
                amount.get(),
                paidAt.get(),
                part(order.path("freightPrice")),
                borne(order)));
    }

    /** One that makes no sense is none: it was paid all the same. */
    private static Money part(JsonNode amount) {
        return JdValues.money(amount)
                .filter(money -> !money.isNegative() && money.minor() < MOST_OF_A_PART)
                .orElse(Money.zero(Money.CNY));
    }

    /** With what of the platform's the buyer has paid, or with money that lay there. */
    private static Money borne(JsonNode order) {
        Money borne = part(order.path("balanceUsed"));
        for (JsonNode discount : order.path("couponDetailList")) {
            if (JdValues.text(discount.path("couponType"))
                    .filter(JdOrders::isBorneThere)
                    .isPresent()) {
                borne = borne.plus(part(discount.path("couponPrice")));
            }
        }
        return borne;
    }

    /** Types come as numbers, or as numbers with their names: {@code 41-京东券优惠}. */
    private static boolean isBorneThere(String type) {
        return BORNE_THERE.contains(type.split("-", 2)[0].strip());
    }

    /** What the buyer pays. */
    private static Optional<Money> paid(JsonNode order) {
        return JdValues.money(order.path("orderPayment")).filter(money -> !money.isNegative() && !money.isZero());
    }

    /** What is in an order as a list tells of it; empty where it does not tell of the goods. */
    static Optional<OrderSearch.Content> contentOf(JsonNode order) {
        int lines = lines(order).size();
        if (lines == 0) {
            return Optional.empty();
        }
        Set<String> numbers = parcels(order).stream().map(Parcel::number).collect(Collectors.toSet());
        return Optional.of(new OrderSearch.Content(lines, paid(order), numbers));
    }

    /** Lines have no numbers of their own: the platform's number of the goods stands for them, and is told apart where it repeats. */
    private static List<MarketplaceOrder.Line> lines(JsonNode order) {
        List<MarketplaceOrder.Line> lines = new ArrayList<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        for (JsonNode item : order.path("itemInfoList")) {
            String sku = JdValues.id(item.path("skuId")).orElse("");
            int time = times.merge(sku, 1, Integer::sum);
            lines.add(new MarketplaceOrder.Line(
                    time == 1 ? sku : sku + "-" + time,
                    new ChannelSku(JdValues.id(item.path("wareId")).orElse(""), sku),
                    JdValues.text(item.path("outerSkuId")).orElse(""),
                    JdValues.number(item.path("itemTotal")).orElse(0L),
                    share(item)));
        }
        return lines;
    }

    /** The price before discounts, which are told of for the whole order. */
    private static Optional<Money> share(JsonNode item) {
        long pieces = JdValues.number(item.path("itemTotal"))
                .filter(number -> number > 0 && number < MOST_PIECES)
                .orElse(0L);
        return JdValues.money(item.path("jdPrice"))
                .filter(price -> pieces > 0 && price.minor() < Long.MAX_VALUE / MOST_PIECES)
                .map(price -> price.times(pieces));
    }

    /** The platform splits orders by itself; of one that it has not split it says 0. */
    private static Optional<String> splitFrom(JsonNode order) {
        return List.of("directParentOrderId", "parentOrderId").stream()
                .flatMap(name -> JdValues.id(order.path(name)).stream())
                .filter(number -> !number.matches("0+"))
                .findFirst();
    }

    private static MarketplaceOrder.Region region(JsonNode consignee) {
        return new MarketplaceOrder.Region(
                JdValues.text(consignee.path("province")).orElse(""),
                JdValues.text(consignee.path("city")).orElse(""),
                JdValues.text(consignee.path("county")).orElse(""),
                JdValues.text(consignee.path("town")).orElse(""));
    }

    private static Map<String, String> ciphers(JsonNode consignee) {
        return JdValues.text(consignee.path("oaid"))
                .map(oaid -> Map.of(JdBuyers.OAID, oaid))
                .orElse(Map.of());
    }

    private static Instant required(JsonNode order, String name) throws ChannelFault {
        return JdValues.instant(order.path(name))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered without " + name));
    }

    private static JsonNode json(String raw) throws ChannelFault {
        try {
            return JdJson.read(raw).json();
        } catch (JsonProcessingException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, "what was kept of an order is no JSON");
        }
    }
}
