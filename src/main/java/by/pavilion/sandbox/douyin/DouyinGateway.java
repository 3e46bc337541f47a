package by.pavilion.sandbox.douyin;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platform's gateway: checks every call's parameters, time, signature and token, in that order, and answers it. */
@ApplicationScoped
public class DouyinGateway {
    private static final Set<String> CALLS = Set.of(
            "token.create",
            "token.refresh",
            "order.orderDetail",
            "order.searchList",
            "order.batchDecrypt",
            "order.logisticsAdd",
            "order.logisticsAddMultiPack",
            "sku.syncStock",
            "sku.stockNum",
            "sku.editPrice",
            "product.detail",
            "product.addCbProduct",
            "product.editCbProduct",
            "product.addV2",
            "product.editV2",
            "afterSale.List",
            "afterSale.Detail",
            "afterSale.operate",
            "crossborder.orderCustomClearance",
            "crossborder.orderLogisticsTrace");
    private static final int MOST_CIPHERS = 50;
    private static final Set<String> SIGN_METHODS = Set.of("hmac-sha256", "md5");

    private final DouyinConfig config;
    private final DouyinShop shop;
    private final OrderList orderList;
    private final AfterSaleDesk afterSales;
    private final Shelf shelf;
    private final ProductDesk products;
    private final CrossBorder crossBorder;
    private final Faults faults;
    private final SaleStore sales;
    private final Ciphers ciphers;
    private final LentPhones lentPhones;
    private final Tokens tokens;
    private final Clock clock;

    DouyinGateway(
            DouyinConfig config,
            DouyinShop shop,
            OrderList orderList,
            AfterSaleDesk afterSales,
            Shelf shelf,
            ProductDesk products,
            CrossBorder crossBorder,
            Faults faults,
            SaleStore sales,
            Ciphers ciphers,
            LentPhones lentPhones,
            Tokens tokens,
            Clock clock) {
        this.config = config;
        this.shop = shop;
        this.orderList = orderList;
        this.afterSales = afterSales;
        this.shelf = shelf;
        this.products = products;
        this.crossBorder = crossBorder;
        this.faults = faults;
        this.sales = sales;
        this.ciphers = ciphers;
        this.lentPhones = lentPhones;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** An answer in the platform's form; HTTP says 200 whatever it is. */
    record Answer(int code, String msg, String subCode, String subMsg, Map<String, Object> data) {
        static Answer success(Map<String, Object> data) {
            return new Answer(10000, "success", "", "", data);
        }

        static Answer refused(int code, String subCode, String subMsg) {
            return new Answer(code, "failed", subCode, subMsg, Map.of());
        }
    }

    /** What goes back over HTTP. */
    public record Reply(int status, String body) {}

    /**
     * Answers one call.
     *
     * @param path {@code order/orderDetail}
     * @param query the parameters of the address, decoded
     */
    @Transactional
    public Reply answer(String path, Map<String, String> query, String body) {
        if (Faults.happens(faults.now().unavailable())) {
            return new Reply(503, "");
        }
        if (Faults.happens(faults.now().broken())) {
            return new Reply(200, "<html>502</html>");
        }
        Answer answer = fault(path).orElseGet(() -> reply(path, query, body));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", answer.code());
        json.put("msg", answer.msg());
        json.put("sub_code", answer.subCode());
        json.put("sub_msg", answer.subMsg());
        json.put("log_id", "sandbox" + clock.instant().toEpochMilli());
        json.put("data", answer.data());
        return Faults.happens(faults.now().lost()) ? new Reply(504, "") : new Reply(200, SandboxJson.print(json));
    }

    private Optional<Answer> fault(String path) {
        if (Faults.happens(faults.now().throttled()) || faults.isTooMany(path, clock.instant())) {
            return refused(60000, "isp.call-limited", "too many calls");
        }
        return Faults.happens(faults.now().failed())
                ? refused(20000, "isp.service-error:1", "the platform is not well")
                : Optional.empty();
    }

    private Answer reply(String path, Map<String, String> query, String body) {
        String method = path.replace('/', '.');
        if (!CALLS.contains(method)) {
            return Answer.refused(70000, "isp.api-service-off", "no such method " + method);
        }
        Optional<JsonNode> parameters = SandboxJson.object(body);
        if (parameters.isEmpty()) {
            return Answer.refused(40004, "isv.parameter-invalid:param_json", "the body is not a JSON object");
        }
        Optional<Answer> refusal = refusalOf(method, query, parameters.get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (method) {
            case "token.create" -> createToken(parameters.get());
            case "token.refresh" -> refreshToken(parameters.get());
            case "order.orderDetail" -> orderDetail(parameters.get());
            case "afterSale.List" -> afterSales.list(parameters.get());
            case "afterSale.Detail" -> afterSales.detail(parameters.get());
            case "afterSale.operate" -> afterSales.operate(parameters.get());
            case "order.searchList" -> orderList.search(parameters.get());
            case "sku.syncStock" -> shelf.syncStock(parameters.get());
            case "sku.stockNum" -> shelf.stockNum(parameters.get());
            case "sku.editPrice" -> shelf.editPrice(parameters.get());
            case "product.addCbProduct" -> products.add(parameters.get(), Product.Kind.CROSS_BORDER);
            case "product.editCbProduct" -> products.edit(parameters.get(), Product.Kind.CROSS_BORDER);
            case "product.addV2" -> products.add(parameters.get(), Product.Kind.PLAIN);
            case "product.editV2" -> products.edit(parameters.get(), Product.Kind.PLAIN);
            case "product.detail" ->
                products.detail(parameters.get()).orElseGet(() -> shelf.productDetail(parameters.get()));
            case "crossborder.orderCustomClearance", "crossborder.orderLogisticsTrace" ->
                crossBorder.tell(method, parameters.get());
            case "order.batchDecrypt" -> batchDecrypt(parameters.get());
            case "order.logisticsAddMultiPack" -> logisticsAddMultiPack(parameters.get());
            default -> logisticsAdd(parameters.get());
        };
    }

    private Optional<Answer> refusalOf(String method, Map<String, String> query, JsonNode parameters) {
        for (String name : List.of("app_key", "method", "timestamp", "v", "sign")) {
            if (query.getOrDefault(name, "").isBlank()) {
                return refused(40001, "isv.missing-parameter:" + name, name + " is missing");
            }
        }
        if (!config.appKey().equals(query.get("app_key"))) {
            return refused(40003, "isv.app-key-invalid", "unknown app_key");
        }
        if (!method.equals(query.get("method")) || !"2".equals(query.get("v"))) {
            return refused(40003, "isv.parameter-invalid:method", "method and v must fit the path and be 2");
        }
        String timestamp = query.getOrDefault("timestamp", "");
        if (!isFresh(timestamp)) {
            return refused(40003, "isv.timestamp-invalid", "timestamp must be epoch seconds of now");
        }
        if (!SIGN_METHODS.contains(query.getOrDefault("sign_method", "md5"))) {
            return refused(40003, "isv.parameter-invalid:sign_method", "sign_method must be hmac-sha256 or md5");
        }
        String expected = shop.signature()
                .ofCall(method, CanonicalJson.of(parameters), timestamp, query.getOrDefault("sign_method", "md5"));
        if (!DouyinSignature.same(expected, query.getOrDefault("sign", ""))) {
            return refused(40003, "isv.signature-invalid", "sign does not verify");
        }
        if (method.startsWith("token.")) {
            return Optional.empty();
        }
        if (Faults.happens(faults.now().expired())) {
            return refused(40003, "isv.access-token-expired", "access_token has expired");
        }
        return switch (tokens.check(query.getOrDefault("access_token", ""), config.shopId())) {
            case VALID -> Optional.empty();
            case EXPIRED -> refused(40003, "isv.access-token-expired", "access_token has expired");
            case UNKNOWN -> refused(40003, "isv.access-token-no-existed", "access_token is unknown");
        };
    }

    private boolean isFresh(String timestamp) {
        if (!timestamp.matches("\\d{10}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(config.tolerance()) <= 0;
    }

    /** The owner of the shop says yes on the platform's page, and gets a code for a token. */
    public String authorize() {
        return tokens.issueCode(config.shopId());
    }

    private Answer createToken(JsonNode parameters) {
        if (text(parameters, "grant_type").filter("authorization_code"::equals).isPresent()) {
            return tokens.useCode(text(parameters, "code").orElse(""), config.shopId())
                    ? freshToken()
                    : Answer.refused(50001, "dop.token-generate-failed:code-expired", "code is over, used or unknown");
        }
        boolean known = text(parameters, "grant_type")
                        .filter("authorization_self"::equals)
                        .isPresent()
                && text(parameters, "shop_id")
                        .filter(Long.toString(config.shopId())::equals)
                        .isPresent();
        if (!known) {
            return Answer.refused(50001, "dop.token-generate-failed:shop-id-invalid", "unknown shop or grant");
        }
        return freshToken();
    }

    private Answer refreshToken(JsonNode parameters) {
        boolean known =
                text(parameters, "grant_type").filter("refresh_token"::equals).isPresent()
                        && tokens.useRefresh(text(parameters, "refresh_token").orElse(""), config.shopId());
        return known
                ? freshToken()
                : Answer.refused(
                        50001, "dop.token-generate-failed:token-expired", "refresh_token is over, used or unknown");
    }

    private Answer freshToken() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("access_token", tokens.issue(config.shopId()));
        data.put("expires_in", Tokens.LIFE.toSeconds());
        data.put("refresh_token", tokens.issueRefresh(config.shopId()));
        data.put("scope", "SCOPE");
        data.put("shop_id", config.shopId());
        data.put("shop_name", config.shopName());
        data.put("authority_id", "");
        data.put("auth_subject_type", "ShopAuth");
        return Answer.success(data);
    }

    private Answer orderDetail(JsonNode parameters) {
        return sale(parameters, "shop_order_id")
                .map(sale -> Answer.success(Map.of(
                        "shop_order_detail",
                        OrderDetail.of(sale, config.shopId(), config.shopName(), shop.productName(sale.sku())))))
                .orElseGet(() -> Answer.refused(50002, "isv.business-failed:2010001", "no such order"));
    }

    private Answer batchDecrypt(JsonNode parameters) {
        JsonNode wanted = parameters.path("cipher_infos");
        if (!wanted.isArray() || wanted.isEmpty() || wanted.size() > MOST_CIPHERS) {
            return Answer.refused(40004, "isv.parameter-invalid:cipher_infos", "1 to 50 ciphertexts are allowed");
        }
        List<Map<String, Object>> results = new ArrayList<>();
        boolean complete = true;
        for (JsonNode item : wanted) {
            Map<String, Object> result = decrypt(item);
            complete &= Integer.valueOf(0).equals(result.get("err_no"));
            results.add(result);
        }
        Map<String, Object> data = Map.of("decrypt_infos", results);
        return complete
                ? Answer.success(data)
                : new Answer(10001, "partly failed", "isv.business-failed:300008", "some texts failed", data);
    }

    private Map<String, Object> decrypt(JsonNode item) {
        String cipherText = text(item, "cipher_text").orElse("");
        Optional<Sale> sale = sale(item, "auth_id");
        Optional<String> plain = sale.flatMap(found -> ciphers.decrypt(found.orderId(), cipherText));
        Optional<LentPhones.Lent> lent = sale.filter(found -> plain.isPresent())
                .filter(found -> cipherText.equals(found.buyer().phone()))
                .flatMap(found -> lentPhones.of(found.orderId()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("auth_id", text(item, "auth_id").orElse(""));
        result.put("cipher_text", cipherText);
        result.put("decrypt_text", lent.isPresent() ? "" : plain.orElse(""));
        result.put("err_no", plain.isPresent() ? 0 : 300001);
        result.put("err_msg", plain.isPresent() ? "" : "not a ciphertext of this order");
        result.put("is_virtual_tel", lent.isPresent());
        result.put("phone_no_a", lent.map(LentPhones.Lent::number).orElse(""));
        result.put("phone_no_b", lent.map(LentPhones.Lent::extension).orElse(""));
        result.put("expire_time", lent.map(one -> one.until().getEpochSecond()).orElse(0L));
        result.put("data_type", sale.map(found -> dataType(found, cipherText)).orElse(0));
        return result;
    }

    private Answer logisticsAdd(JsonNode parameters) {
        Optional<Sale> sale = sale(parameters, "order_id");
        Optional<String> company = text(parameters, "company_code").filter(code -> code.length() <= 40);
        Optional<String> number = text(parameters, "logistics_code").filter(code -> code.length() <= 60);
        if (company.isEmpty() || number.isEmpty()) {
            return Answer.refused(40004, "isv.parameter-invalid:logistics_code", "company and number are required");
        }
        if (sale.isEmpty()) {
            return Answer.refused(50002, "isv.business-failed:2010001", "no such order");
        }
        boolean refusesRefund = parameters.path("is_refund_reject").asBoolean(false);
        if (afterSales.isOpen(sale.get().orderId()) && !refusesRefund) {
            return Answer.refused(50002, "isv.business-failed:70006", "a refund of the order is open");
        }
        if (!sale.get().isPaid()) {
            return Answer.refused(50002, "isv.business-failed:70004", "the order is not paid");
        }
        if (!sales.ship(sale.get().orderId(), company.get(), number.get(), clock.instant())) {
            return Answer.refused(50002, "isv.business-failed:70005", "the order has been shipped already");
        }
        return Answer.success(Map.of("pack_id", "1"));
    }

    /** A sale is one line, so all of it is in one package. The same request gives the same answer. */
    private Answer logisticsAddMultiPack(JsonNode parameters) {
        JsonNode packs = parameters.path("pack_list");
        JsonNode goods = packs.path(0).path("shipped_order_info");
        if (text(parameters, "request_id").isEmpty()) {
            return Answer.refused(40002, "isv.parameter-invalid:request_id", "a number of the request is required");
        }
        if (packs.size() != 1 || goods.size() != 1) {
            return Answer.refused(
                    40004, "isv.parameter-invalid:pack_list", "one package with one line is allowed here");
        }
        Optional<Sale> sale = sale(parameters, "order_id");
        boolean isAllOfIt = sale.isPresent()
                && text(goods.path(0), "shipped_order_id")
                        .filter(Long.toString(sale.get().lineId())::equals)
                        .isPresent()
                && goods.path(0).path("shipped_num").asInt() == sale.get().quantity();
        if (sale.isPresent() && !isAllOfIt) {
            return Answer.refused(40004, "isv.parameter-invalid:shipped_order_info", "not the line, or not all of it");
        }
        Optional<Sale.Shipping> before = sale.flatMap(Sale::shipping);
        boolean isRepetition = before.isPresent()
                && text(packs.path(0), "logistics_code")
                        .filter(before.get().trackingNumber()::equals)
                        .isPresent();
        if (isRepetition) {
            return Answer.success(Map.of("pack_id", "1"));
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("order_id", text(parameters, "order_id").orElse(""));
        whole.put("company_code", text(packs.path(0), "company_code").orElse(""));
        whole.put("logistics_code", text(packs.path(0), "logistics_code").orElse(""));
        whole.put("is_refund_reject", parameters.path("is_refund_reject").asBoolean(false));
        return logisticsAdd(SandboxJson.MAPPER.valueToTree(whole));
    }

    private Optional<Sale> sale(JsonNode parameters, String member) {
        return text(parameters, member)
                .filter(id -> id.matches("\\d{1,18}|[1-8]\\d{18}"))
                .flatMap(id -> sales.find(Long.parseLong(id)));
    }

    /** 1 address, 2 name, 3 phone, 4 identity. */
    private static int dataType(Sale sale, String cipherText) {
        if (cipherText.equals(sale.buyer().detail())) {
            return 1;
        }
        if (cipherText.equals(sale.buyer().name())) {
            return 2;
        }
        return cipherText.equals(sale.buyer().phone()) ? 3 : 4;
    }

    private static Optional<Answer> refused(int code, String subCode, String subMsg) {
        return Optional.of(Answer.refused(code, subCode, subMsg));
    }
}
