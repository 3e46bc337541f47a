package by.pavilion.sandbox.jd;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.InventedBuyer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders: searched, read, shipped in one step or in two, and their buyers disclosed. */
@ApplicationScoped
class JdOrderDesk {
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 100;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final Duration USUAL_WINDOW = Duration.ofDays(30);
    private static final String ALREADY_SHIPPED = "10400001";
    private static final String NOT_TO_BE_SHIPPED = "10400002";

    private final JdConfig config;
    private final JdShop shop;
    private final JdSaleStore sales;

    JdOrderDesk(JdConfig config, JdShop shop, JdSaleStore sales) {
        this.config = config;
        this.shop = shop;
        this.sales = sales;
    }

    Map<String, Object> search(JsonNode json, Optional<JdFaults.Fault> fault) {
        List<JdState> states = states(json);
        int page = json.path("page").asInt(1);
        int size = json.path("page_size").asInt(LARGEST_PAGE);
        Optional<JdSaleStore.Search> search = window(json, states);
        if (fault.equals(Optional.of(JdFaults.Fault.FAILED))) {
            return found(JdGateway.failed(10_300_099, "系统繁忙"), 0, List.of());
        }
        if (size < 1 || size > LARGEST_PAGE || page < 1) {
            return found(JdGateway.failed(10_300_002, "页码或每页条数错误"), 0, List.of());
        }
        if (search.isEmpty()) {
            return found(JdGateway.failed(10_300_003, "时间范围错误"), 0, List.of());
        }
        boolean silent = page > LAST_PAGE || fault.equals(Optional.of(JdFaults.Fault.EMPTY));
        List<String> fields = JdGateway.words(json, "optional_fields");
        List<Map<String, Object>> orders = silent
                ? List.of()
                : sales.page(search.get(), page, size).stream()
                        .map(sale -> order(sale, fields))
                        .toList();
        return found(JdGateway.fine(), silent ? 0 : sales.count(search.get()), orders);
    }

    Map<String, Object> get(JsonNode json) {
        List<String> fields = JdGateway.words(json, "optional_fields");
        Optional<JdSale> sale = sale(json, "order_id");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("apiResult", sale.isPresent() ? JdGateway.fine() : JdGateway.failed(10_100_001, "订单不存在"));
        sale.ifPresent(found -> info.put("orderInfo", order(found, fields)));
        return Map.of("orderDetailInfo", info);
    }

    /** Only the pair of an order and its own stand-in opens a buyer. */
    Map<String, Object> decrypt(JsonNode json) {
        List<Map<String, Object>> opened = new ArrayList<>();
        for (JsonNode wanted : json.path("getReceiverInfoListReqVO").path("orderInfos")) {
            sale(wanted, "orderId")
                    .filter(found -> text(wanted, "oaid").equals(Optional.of(found.oaid())))
                    .ifPresent(found -> opened.add(plain(found)));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("code", opened.isEmpty() ? 3001 : 200);
        result.put("message", opened.isEmpty() ? "oaid无效" : "success");
        result.put("requestId", "sandbox");
        result.put("data", opened);
        return Map.of("returnType", result);
    }

    Map<String, Object> paymentNumber(JsonNode json, Optional<JdFaults.Fault> fault) {
        Optional<JdSale> sale =
                fault.equals(Optional.of(JdFaults.Fault.FAILED)) ? Optional.empty() : sale(json, "orderId");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", sale.isPresent());
        result.put("errMsg", sale.isPresent() ? "" : "订单不存在");
        sale.ifPresent(found -> {
            result.put("orderId", found.orderId()); // a number here, a text elsewhere
            result.put("paymentNo", found.paymentNumber());
            result.put("parentPaymentNo", "");
        });
        return Map.of("getPaymentNoResultByVender_result", result);
    }

    Map<String, Object> ship(JsonNode json) {
        Optional<JdSale> sale = sale(json, "orderId");
        Optional<String> carrier = text(json, "logiCoprId").filter(id -> id.matches("\\d{1,10}"));
        Optional<String> number = text(json, "logiNo").filter(text -> text.length() <= 60);
        String code = "0";
        if (sale.isEmpty() || carrier.isEmpty() || number.isEmpty()) {
            code = "10400000";
        } else if (sale.get().parcel().isPresent()) {
            code = ALREADY_SHIPPED;
        } else if (sale.get().direct()
                || !sales.move(
                        sale.get().orderId(),
                        List.of(JdState.WAIT_SELLER_STOCK_OUT),
                        JdState.WAIT_GOODS_RECEIVE_CONFIRM,
                        shop.now())) {
            code = NOT_TO_BE_SHIPPED;
        } else {
            sales.ship(sale.get().orderId(), carrier.get(), number.get(), shop.now());
        }
        return Map.of(
                "sopjosshipment_result",
                Map.of(
                        "success",
                        Boolean.toString(code.equals("0")),
                        "errorCode",
                        code,
                        "chineseErrCode",
                        code.equals("0") ? "" : "出库失败",
                        "englishErrCode",
                        ""));
    }

    /** The first step of two: it leaves the merchant's warehouse abroad. The same serial number again changes nothing. */
    Map<String, Object> leave(JsonNode json) {
        Optional<JdSale> sale = sale(json, "order_id").filter(JdSale::direct);
        Optional<String> tradeNo = text(json, "trade_no").filter(text -> text.length() <= 60);
        if (sale.isEmpty() || tradeNo.isEmpty()) {
            return step(false, sale);
        }
        if (sale.get().tradeNo().equals(tradeNo)) {
            return step(true, sale);
        }
        long id = sale.get().orderId();
        boolean moved =
                sales.move(id, List.of(JdState.WAIT_SELLER_STOCK_OUT), JdState.WAIT_SELLER_DELIVERY, shop.now());
        if (moved) {
            sales.leave(id, tradeNo.get());
        }
        return step(moved, sale);
    }

    /** The second step: a carrier in China has it. */
    Map<String, Object> deliver(JsonNode json) {
        Optional<JdSale> sale = sale(json, "order_id").filter(JdSale::direct);
        Optional<String> carrier = text(json, "logistics_id").filter(id -> id.matches("\\d{1,10}"));
        Optional<String> number = text(json, "waybill").filter(text -> text.length() <= 60);
        boolean moved = sale.isPresent()
                && carrier.isPresent()
                && number.isPresent()
                && sales.move(
                        sale.get().orderId(),
                        List.of(JdState.WAIT_SELLER_DELIVERY),
                        JdState.WAIT_GOODS_RECEIVE_CONFIRM,
                        shop.now());
        if (moved) {
            sales.ship(sale.get().orderId(), carrier.get(), number.get(), shop.now());
        }
        return step(moved, sale);
    }

    /** Older methods have no layer of their own for a failure: the code of the call says it. */
    private Map<String, Object> step(boolean done, Optional<JdSale> sale) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (!done) {
            result.put("code", NOT_TO_BE_SHIPPED);
            result.put("zh_desc", "订单状态不允许该操作");
            return result;
        }
        result.put("vender_id", Long.toString(config.venderId()));
        sale.ifPresent(found -> result.put("order_id", Long.toString(found.orderId())));
        result.put("modified", JdTime.print(shop.now()));
        return result;
    }

    private Optional<JdSaleStore.Search> window(JsonNode json, List<JdState> states) {
        boolean byCreation = json.path("dateType").asText().equals("1");
        boolean newestFirst = json.path("sortType").asText().equals("1");
        Optional<String> start = text(json, "start_date");
        Optional<String> end = text(json, "end_date");
        boolean mayBeOpen = states.equals(List.of(JdState.WAIT_SELLER_STOCK_OUT));
        if (start.isEmpty() && end.isEmpty() && mayBeOpen) {
            Instant now = shop.now();
            return Optional.of(new JdSaleStore.Search(byCreation, now.minus(USUAL_WINDOW), now, states, newestFirst));
        }
        Optional<Instant> from = start.flatMap(JdTime::parse);
        Optional<Instant> until = end.flatMap(JdTime::parse);
        if (from.isEmpty() || until.isEmpty() || until.get().isBefore(from.get()) || states.isEmpty()) {
            return Optional.empty();
        }
        return Duration.between(from.get(), until.get()).compareTo(LONGEST_WINDOW) > 0
                ? Optional.empty()
                : Optional.of(new JdSaleStore.Search(byCreation, from.get(), until.get(), states, newestFirst));
    }

    private static List<JdState> states(JsonNode json) {
        List<String> wanted = JdGateway.words(json, "order_state");
        return List.of(JdState.values()).stream()
                .filter(state -> state != JdState.UNPAID && wanted.contains(state.name()))
                .toList();
    }

    private static Map<String, Object> found(
            Map<String, Object> apiResult, int total, List<Map<String, Object>> orders) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("apiResult", apiResult);
        result.put("orderTotal", total);
        result.put("orderInfoList", orders);
        return Map.of("searchorderinfo_result", result);
    }

    private Map<String, Object> order(JdSale sale, List<String> fields) {
        return JdOrderJson.of(sale, config.venderId(), shop.productName(sale.sku()), shop.buyerOf(sale), fields);
    }

    private Map<String, Object> plain(JdSale sale) {
        InventedBuyer buyer = shop.buyerOf(sale);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("orderId", sale.orderId());
        item.put("oaid", sale.oaid());
        item.put("customerName", buyer.name());
        item.put("consMobilePhone", buyer.phone());
        item.put("customerPhone", "");
        item.put("address", buyer.province() + buyer.city() + buyer.town() + buyer.detail());
        item.put("privacyProtection", false);
        item.put("expiration", JdTime.NONE);
        item.put("idCardName", buyer.name());
        item.put("idCardNo", buyer.idNumber());
        return item;
    }

    /** What nobody has paid is not there. */
    private Optional<JdSale> sale(JsonNode json, String member) {
        return text(json, member)
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> sales.find(Long.parseLong(id)))
                .filter(sale -> sale.state() != JdState.UNPAID);
    }
}
