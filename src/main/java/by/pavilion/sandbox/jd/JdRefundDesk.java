package by.pavilion.sandbox.jd;

import static by.pavilion.sandbox.SandboxJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications for refunds before shipping. Their amounts are in fen, unlike all others of the platform. */
@ApplicationScoped
class JdRefundDesk {
    private static final int LARGEST_PAGE = 50;
    private static final int LAST_PAGE = 100;

    private final JdShop shop;
    private final JdRefundStore refunds;
    private final JdSaleStore sales;

    JdRefundDesk(JdShop shop, JdRefundStore refunds, JdSaleStore sales) {
        this.shop = shop;
        this.refunds = refunds;
        this.sales = sales;
    }

    Map<String, Object> list(JsonNode json, Optional<JdFaults.Fault> fault) {
        int page = json.path("pageIndex").asInt(1);
        int size = json.path("pageSize").asInt(LARGEST_PAGE);
        boolean byCheck = json.has("checkTimeStart");
        Optional<Instant> from =
                text(json, byCheck ? "checkTimeStart" : "applyTimeStart").flatMap(JdTime::parse);
        Optional<Instant> until =
                text(json, byCheck ? "checkTimeEnd" : "applyTimeEnd").flatMap(JdTime::parse);
        if (fault.equals(Optional.of(JdFaults.Fault.FAILED))
                || size < 1
                || size > LARGEST_PAGE
                || page < 1
                || from.isEmpty()
                || until.isEmpty()) {
            return Map.of("queryResult", Map.of("success", false, "errorCode", "20100001", "result", List.of()));
        }
        boolean silent = page > LAST_PAGE || fault.equals(Optional.of(JdFaults.Fault.EMPTY));
        List<JdRefund> found = byCheck
                ? refunds.changed(false, from.get(), until.get(), page, size)
                : refunds.applied(from.get(), until.get(), page, size);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", true);
        result.put(
                "totalCount",
                silent ? 0 : refunds.count(false, byCheck ? "modified_at" : "applied_at", from.get(), until.get()));
        result.put(
                "result",
                silent ? List.of() : found.stream().map(JdRefundDesk::json).toList());
        return Map.of("queryResult", result);
    }

    Map<String, Object> one(JsonNode json) {
        Optional<JdRefund> refund = refund(json);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", refund.isPresent());
        result.put("errorCode", refund.isPresent() ? "0" : "20100002");
        result.put("result", refund.map(found -> List.of(json(found))).orElse(List.of()));
        return Map.of("queryResult", result);
    }

    /** The merchant's word: with a yes the money goes back and the order ends, with a no it may be shipped again. */
    Map<String, Object> reply(JsonNode json) {
        Optional<JdRefund> refund = refund(json).filter(found -> found.status() == JdRefund.NOT_LOOKED_AT);
        int word = json.path("status").asInt();
        boolean good = refund.isPresent() && (word == JdRefund.AGREED || word == JdRefund.REFUSED);
        if (good) {
            long orderId = refund.get().orderId();
            boolean yes = word == JdRefund.AGREED;
            refunds.change(refund.get().id(), yes ? JdRefund.PAID_BACK : JdRefund.REFUSED, 0, shop.now());
            sales.move(
                    orderId,
                    List.of(JdState.LOCKED),
                    yes ? JdState.TRADE_CANCELED : JdState.WAIT_SELLER_STOCK_OUT,
                    shop.now());
        }
        return Map.of("replyResult", Map.of("success", good, "errorCode", good ? "0" : "20100003"));
    }

    private Optional<JdRefund> refund(JsonNode json) {
        return text(json, "id")
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> refunds.find(false, Long.parseLong(id)));
    }

    private static Map<String, Object> json(JdRefund refund) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", refund.id());
        json.put("orderId", Long.toString(refund.orderId()));
        json.put("buyerId", "sandbox-buyer");
        json.put("applyTime", JdTime.print(refund.appliedAt()));
        json.put(
                "checkTime",
                refund.status() == JdRefund.NOT_LOOKED_AT ? JdTime.NONE : JdTime.print(refund.modifiedAt()));
        json.put("applyRefundSum", refund.amount());
        json.put("status", refund.status());
        json.put("reason", "");
        return json;
    }
}
