package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of classic calls: checks each call's parameters, time, signature and token, in that order, and answers it. */
@ApplicationScoped
public class JdGateway {
    private static final String PARAMETERS = "360buy_param_json";
    private static final String GATEWAY_TIMED_OUT = "{\"error_response\":{\"code\":\"504\"}}";

    private final JdConfig config;
    private final JdShop shop;
    private final JdOrderDesk orders;
    private final JdGoodsDesk goods;
    private final JdRefundDesk refunds;
    private final JdTokens tokens;
    private final JdFaults faults;

    JdGateway(
            JdConfig config,
            JdShop shop,
            JdOrderDesk orders,
            JdGoodsDesk goods,
            JdRefundDesk refunds,
            JdTokens tokens,
            JdFaults faults) {
        this.config = config;
        this.shop = shop;
        this.orders = orders;
        this.goods = goods;
        this.refunds = refunds;
        this.tokens = tokens;
        this.faults = faults;
    }

    /** What goes back over HTTP. */
    public record Reply(int status, String body) {}

    /** @param form the fields of the call, decoded */
    @Transactional
    public Reply answer(Map<String, String> form) {
        String method = form.getOrDefault("method", "");
        Optional<JdFaults.Fault> fault = faults.next(method);
        if (fault.equals(Optional.of(JdFaults.Fault.UNAVAILABLE))) {
            return new Reply(503, "");
        }
        if (fault.equals(Optional.of(JdFaults.Fault.LIMIT)) || faults.isTooMany(method, shop.now())) {
            return error("2", "限制时间内调用次数超限", "call limit");
        }
        if (fault.equals(Optional.of(JdFaults.Fault.GARBAGE))) {
            return new Reply(200, "<html>busy</html>");
        }
        Optional<Reply> refusal = refusalOf(method, form);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (fault.equals(Optional.of(JdFaults.Fault.EXPIRED))) {
            return tokenEnded();
        }
        Optional<JsonNode> parameters = SandboxJson.object(form.getOrDefault(PARAMETERS, "{}"));
        if (parameters.isEmpty()) {
            return error("65", "参数不是JSON", PARAMETERS + " is no JSON object");
        }
        Optional<Map<String, Object>> done = work(method, parameters.get(), fault);
        if (done.isEmpty()) {
            return error("15", "方法不存在", "no such method " + method);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "0");
        body.putAll(done.get());
        String text = SandboxJson.print(Map.of(method.replace('.', '_') + "_responce", body));
        return fault.map(wrong -> switch (wrong) {
                    case LOST -> new Reply(504, GATEWAY_TIMED_OUT);
                    case BROKEN -> new Reply(200, text.substring(0, text.length() - 1) + ",}");
                    case LIMIT, EXPIRED, UNAVAILABLE, GARBAGE, EMPTY, FAILED, SLOW -> new Reply(200, text);
                })
                .orElseGet(() -> new Reply(200, text));
    }

    private Optional<Map<String, Object>> work(String method, JsonNode json, Optional<JdFaults.Fault> fault) {
        return switch (method) {
            case "jingdong.seller.vender.info.get" ->
                Optional.of(Map.of(
                        "vender_info_result",
                        Map.of(
                                "vender_id",
                                Long.toString(config.venderId()),
                                "shop_id",
                                Long.toString(config.shopId()),
                                "shop_name",
                                config.shopName())));
            case "jingdong.pop.order.enSearch" -> Optional.of(orders.search(json, fault));
            case "jingdong.pop.order.enGet" -> Optional.of(orders.get(json));
            case "jingdong.jos.order.oaid.decrypt" -> Optional.of(orders.decrypt(json));
            case "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender" ->
                Optional.of(orders.paymentNumber(json, fault));
            case "jingdong.pop.order.shipment" -> Optional.of(orders.ship(json));
            case "360buy.overseas.order.sop.outstorage" -> Optional.of(orders.leave(json));
            case "360buy.overseas.order.sop.delivery" -> Optional.of(orders.deliver(json));
            case "jingdong.ware.stock.sku.set" -> Optional.of(goods.setStock(json));
            case "jingdong.stock.read.findSkuStock" -> Optional.of(goods.stock(json));
            case "jingdong.price.write.updateSkuJdPrice" -> Optional.of(goods.setPrice(json));
            case "jingdong.sku.read.findSkuById" -> Optional.of(goods.sku(json));
            case "jingdong.pop.afs.soa.refundapply.queryPageList" -> Optional.of(refunds.list(json, fault));
            case "jingdong.pop.afs.soa.refundapply.queryById" -> Optional.of(refunds.one(json));
            case "jingdong.pop.afs.soa.refundapply.replyRefund" -> Optional.of(refunds.reply(json));
            default -> Optional.empty();
        };
    }

    private Optional<Reply> refusalOf(String method, Map<String, String> form) {
        if (method.isEmpty()) {
            return Optional.of(error("14", "缺少方法名参数", "method is missing"));
        }
        String version = form.getOrDefault("v", "");
        if (!version.equals("2.0")) {
            return Optional.of(
                    version.isEmpty() ? error("4", "缺少版本参数", "v is missing") : error("5", "不支持的版本号", "v must be 2.0"));
        }
        String timestamp = form.getOrDefault("timestamp", "");
        if (timestamp.isEmpty()) {
            return Optional.of(error("7", "缺少时间戳参数", "timestamp is missing"));
        }
        if (!isFresh(JdTime.parse(timestamp), shop.now())) {
            return Optional.of(error("8", "时间戳不在允许范围内", "timestamp is out of tolerance"));
        }
        String sign = form.getOrDefault("sign", "");
        if (sign.isEmpty()) {
            return Optional.of(error("11", "缺少签名参数", "sign is missing"));
        }
        Map<String, String> signed = new LinkedHashMap<>(form);
        signed.remove("sign");
        if (!config.appKey().equals(form.get("app_key")) || !new JdSignature(tokens.secret()).verifies(signed, sign)) {
            return Optional.of(error("12", "无效签名", "sign does not verify"));
        }
        return tokens.isGood(form.getOrDefault("access_token", "")) ? Optional.empty() : Optional.of(tokenEnded());
    }

    private static Reply tokenEnded() {
        return error("19", "token已过期或者不存在", "access_token is invalid or has ended");
    }

    private boolean isFresh(Optional<Instant> timestamp, Instant now) {
        return timestamp
                .filter(time -> Duration.between(time, now).abs().compareTo(config.tolerance()) <= 0)
                .isPresent();
    }

    private static Reply error(String code, String chinese, String english) {
        return new Reply(
                200,
                SandboxJson.print(
                        Map.of("error_response", Map.of("code", code, "zh_desc", chinese, "en_desc", english))));
    }

    /** The last layer of most answers: whether the work succeeded. */
    static Map<String, Object> fine() {
        return Map.of("success", true, "numberCode", 0, "chineseErrCode", "", "englishErrCode", "");
    }

    static Map<String, Object> failed(int code, String chinese) {
        return Map.of("success", false, "numberCode", code, "chineseErrCode", chinese, "englishErrCode", "");
    }

    static List<String> words(JsonNode json, String member) {
        return SandboxJson.text(json, member)
                .map(text -> List.of(text.split("[,\\s]+")))
                .orElse(List.of());
    }
}
