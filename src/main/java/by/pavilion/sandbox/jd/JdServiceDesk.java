package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.SandboxJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of newer calls: service orders after shipping, read only. What is signed is in headers and in the address. */
@ApplicationScoped
public class JdServiceDesk {
    private static final int LARGEST_PAGE = 50;
    private static final String NUMBER = "afsOrderId";
    private static final int SENT_BY_BUYER = 2;

    private final JdConfig config;
    private final JdTokens tokens;
    private final JdRefundStore refunds;
    private final JdFaults faults;
    private final Clock clock;

    JdServiceDesk(JdConfig config, JdTokens tokens, JdRefundStore refunds, JdFaults faults, Clock clock) {
        this.config = config;
        this.tokens = tokens;
        this.refunds = refunds;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * A call as it came.
     *
     * @param number the last part of the path
     */
    public record Call(
            String appKey,
            String token,
            String timestamp,
            String sign,
            Optional<String> number,
            Map<String, String> query) {
        public Call {
            query = Map.copyOf(query);
        }

        /** By which faults know it. */
        public String method() {
            return number.isPresent() ? "getAfsOrder" : "listAfsOrders";
        }
    }

    @Transactional
    public JdGateway.Reply answer(Call call) {
        String method = call.method();
        Optional<JdFaults.Fault> fault = faults.next(method);
        if (fault.equals(Optional.of(JdFaults.Fault.UNAVAILABLE))) {
            return new JdGateway.Reply(503, "");
        }
        if (fault.equals(Optional.of(JdFaults.Fault.LIMIT)) || faults.isTooMany(method, clock.instant())) {
            return refused("2", "too many calls");
        }
        if (!isFresh(call.timestamp())) {
            return refused("8", "timestamp is out of tolerance");
        }
        if (!config.appKey().equals(call.appKey())
                || !new JdSignature(tokens.secret()).verifies(signed(call), call.sign())) {
            return refused("12", "sign does not verify");
        }
        if (!tokens.isGood(call.token()) || fault.equals(Optional.of(JdFaults.Fault.EXPIRED))) {
            return refused("19", "the token is invalid or has ended");
        }
        return call.number().isPresent() ? one(call.number().get()) : list(call.query());
    }

    private static Map<String, String> signed(Call call) {
        Map<String, String> pairs = new LinkedHashMap<>(call.query());
        pairs.put("X-JOS-App-Key", call.appKey());
        pairs.put("X-JOS-Access-Token", call.token());
        pairs.put("X-JOS-Timestamp", call.timestamp());
        call.number().ifPresent(number -> pairs.put(NUMBER, number));
        return pairs;
    }

    private JdGateway.Reply list(Map<String, String> query) {
        Optional<Instant> from = millis(query, "updateStartTime");
        Optional<Instant> until = millis(query, "updateEndTime");
        int page = number(query, "page");
        int size = number(query, "pageSize");
        if (from.isEmpty() || until.isEmpty() || page < 1 || size < 1 || size > LARGEST_PAGE) {
            return refused("1030010004", "a window and a page are required");
        }
        int total = refunds.count(true, "modified_at", from.get(), until.get());
        Map<String, Object> pages = new LinkedHashMap<>();
        pages.put("totalItems", total);
        pages.put("totalPages", (total + size - 1) / size);
        pages.put("pageSize", size);
        pages.put("currentPage", page);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("paginationData", pages);
        body.put(
                "data",
                refunds.changed(true, from.get(), until.get(), page, size).stream()
                        .map(this::json)
                        .toList());
        return new JdGateway.Reply(200, SandboxJson.print(body));
    }

    private JdGateway.Reply one(String number) {
        return Optional.of(number)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .flatMap(digits -> refunds.find(true, Long.parseLong(digits)))
                .map(found -> new JdGateway.Reply(200, SandboxJson.print(Map.of("success", true, "data", json(found)))))
                .orElseGet(() -> refused("1030010005", "no such service order"));
    }

    private Map<String, Object> json(JdRefund service) {
        Map<String, Object> base = new LinkedHashMap<>();
        base.put("buId", config.venderId());
        base.put("applyTime", service.appliedAt().toEpochMilli());
        base.put("modifiedTime", service.modifiedAt().toEpochMilli());
        Map<String, Object> money = new LinkedHashMap<>();
        money.put("refundStatus", service.status());
        money.put("applyRefundAmount", yuan(service));
        if (service.status() == JdRefund.GONE_BACK) {
            money.put("actualRefundAmount", yuan(service));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(NUMBER, service.id());
        json.put("orderId", service.orderId());
        json.put("afsOrderBaseInfo", base);
        json.put("afsOrderStatusInfo", Map.of("mainStatus", service.mainStatus(), "subStatus", 0));
        json.put("customerApplyInfo", Map.of("customerExpect", 10));
        json.put("refundInfo", money);
        json.put(
                "skuInfoList",
                List.of(Map.of("skuId", JdShop.skuId(service.sku()), "skuNum", service.quantity(), "skuType", 10)));
        json.put(
                "waybillInfoList",
                service.sentBack().stream().map(JdServiceDesk::waybill).toList());
        return json;
    }

    private static Map<String, Object> waybill(JdRefund.Waybill waybill) {
        return Map.of(
                "waybillType",
                SENT_BY_BUYER,
                "waybillCode",
                waybill.number(),
                "providerId",
                waybill.provider(),
                "providerName",
                "沙盒快递");
    }

    private static BigDecimal yuan(JdRefund service) {
        return BigDecimal.valueOf(service.amount(), 2);
    }

    private boolean isFresh(String timestamp) {
        return millis(Map.of("t", timestamp), "t")
                .filter(time -> Duration.between(time, clock.instant()).abs().compareTo(config.tolerance()) <= 0)
                .isPresent();
    }

    private static Optional<Instant> millis(Map<String, String> query, String name) {
        return Optional.of(query.getOrDefault(name, ""))
                .filter(text -> text.matches("\\d{13}"))
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }

    private static int number(Map<String, String> query, String name) {
        String text = query.getOrDefault(name, "");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static JdGateway.Reply refused(String code, String words) {
        return new JdGateway.Reply(
                200,
                SandboxJson.print(
                        Map.of("success", false, "errorList", List.of(Map.of("code", code, "message", words)))));
    }
}
