package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.shared.PublicUrl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes payments and gives money back in the manner of Alipay's OpenAPI; every request must be signed by the merchant. */
@ApplicationScoped
public class AlipayFirm implements PushingFirm, ScanFirm {
    public static final String NAME = "alipay";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ScanPayConfig.Alipay config;
    private final ScanBook book;
    private final PublicUrl publicUrl;
    private final Clock clock;

    AlipayFirm(ScanPayConfig config, ScanBook book, PublicUrl publicUrl, Clock clock) {
        this.publicUrl = publicUrl;
        this.config = config.alipay();
        this.book = book;
        this.clock = clock;
    }

    /** The whole answer to a form, signed. */
    public String call(String form) {
        Map<String, String> asked = parameters(form);
        String method = asked.getOrDefault("method", "");
        ObjectNode answer = isGenuine(asked)
                ? SandboxJson.object(asked.getOrDefault("biz_content", ""))
                        .map(content -> answer(method, content, asked.getOrDefault("notify_url", "")))
                        .orElseGet(() -> refused("40004", "ACQ.INVALID_PARAMETER"))
                : refused("40002", "isv.invalid-signature");
        String told = SandboxJson.print(answer);
        return "{\"" + method.replaceAll("[^a-z.]", "").replace('.', '_') + "_response\":" + told + ",\"sign\":\""
                + KeyFiles.sign(told, config.platformKey()) + "\"}";
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> second,
                        TreeMap::new));
    }

    /** The sorted parameters that have a value, but for the signature. */
    private static String text(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isEmpty()) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    private boolean isGenuine(Map<String, String> asked) {
        return config.appId().equals(asked.get("app_id"))
                && "RSA2".equals(asked.get("sign_type"))
                && "1.0".equals(asked.get("version"))
                && "utf-8".equalsIgnoreCase(asked.get("charset"))
                && isNow(asked.getOrDefault("timestamp", ""))
                && KeyFiles.verifies(text(asked), asked.getOrDefault("sign", ""), config.merchantKey());
    }

    private boolean isNow(String timestamp) {
        try {
            Instant at = LocalDateTime.parse(timestamp, TIME)
                    .atZone(CebWriter.BEIJING)
                    .toInstant();
            return Duration.between(at, clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private ObjectNode answer(String method, JsonNode content, String notifyUrl) {
        return switch (method) {
            case "alipay.trade.precreate" -> precreate(content, notifyUrl);
            case "alipay.trade.query" ->
                book.find(NAME, member(content, "out_trade_no"))
                        .map(this::state)
                        .orElseGet(() -> refused("40004", "ACQ.TRADE_NOT_EXIST"));
            case "alipay.trade.close" -> close(content);
            case "alipay.trade.refund" -> refund(content);
            case "alipay.trade.fastpay.refund.query" -> refundState(content);
            case "alipay.data.dataservice.bill.downloadurl.query" ->
                member(content, "bill_type").equals("trade")
                                && member(content, "bill_date").matches("\\d{4}-\\d\\d-\\d\\d")
                        ? success()
                                .put(
                                        "bill_download_url",
                                        publicUrl
                                                .resolve("/sandbox/alipay/bills/" + member(content, "bill_date")
                                                        + "?token=" + token(member(content, "bill_date")))
                                                .toString())
                        : refused("40004", "isv.invalid-arguments");
            default -> refused("40002", "isv.invalid-method");
        };
    }

    private static String token(String day) {
        return Integer.toHexString(day.hashCode());
    }

    /** The day's trades as a file; empty when the address is not one of those that are given out. */
    public Optional<byte[]> bill(String day, String token) {
        return token.equals(token(day)) && day.matches("\\d{4}-\\d\\d-\\d\\d")
                ? Optional.of(AlipayBills.zip(config, LocalDate.parse(day), book.day(NAME, LocalDate.parse(day))))
                : Optional.empty();
    }

    private ObjectNode precreate(JsonNode content, String notifyUrl) {
        Optional<Long> amount = fen(member(content, "total_amount")).filter(fen -> fen > 0);
        String number = member(content, "out_trade_no");
        boolean complete = amount.isPresent()
                && number.matches("[A-Za-z0-9_]{1,64}")
                && member(content, "subject").matches("[^/=&]{1,256}")
                && member(content, "timeout_express").matches("\\d{1,4}[mhd]")
                && notifyUrl.matches("https?://\\S{1,250}");
        if (!complete) {
            return refused("40004", "ACQ.INVALID_PARAMETER");
        }
        Trade trade = book.begin(NAME, number, member(content, "body"), amount.get(), notifyUrl);
        if (trade.amountMinor() != amount.get()) {
            return refused("40004", "ACQ.CONTEXT_INCONSISTENT");
        }
        return switch (trade.state()) {
            case CLOSED -> refused("40004", "ACQ.TRADE_HAS_CLOSE");
            case NOTPAY, SUCCESS ->
                success().put("out_trade_no", number).put("qr_code", "https://qr.alipay.com/" + trade.transactionId());
        };
    }

    private ObjectNode state(Trade trade) {
        ObjectNode told = success();
        values(trade).forEach(told::put);
        trade.paidAt().ifPresent(at -> told.put("send_pay_date", time(at)));
        return told;
    }

    private static Map<String, String> values(Trade trade) {
        Map<String, String> values = new TreeMap<>();
        values.put("out_trade_no", trade.outTradeNo());
        values.put("trade_no", trade.transactionId());
        values.put("total_amount", yuan(trade.paidMinor()));
        values.put(
                "trade_status",
                switch (trade.state()) {
                    case NOTPAY -> "WAIT_BUYER_PAY";
                    case SUCCESS -> "TRADE_SUCCESS";
                    case CLOSED -> "TRADE_CLOSED";
                });
        return values;
    }

    private ObjectNode close(JsonNode content) {
        String number = member(content, "out_trade_no");
        return book.close(NAME, number)
                .map(trade -> trade.state() == Trade.State.CLOSED
                        ? success().put("out_trade_no", number).put("trade_no", trade.transactionId())
                        : refused("40004", "ACQ.TRADE_STATUS_ERROR"))
                .orElseGet(() -> refused("40004", "ACQ.TRADE_NOT_EXIST"));
    }

    private ObjectNode refund(JsonNode content) {
        Optional<Long> amount = fen(member(content, "refund_amount")).filter(fen -> fen > 0);
        if (amount.isEmpty() || !member(content, "out_request_no").matches("[A-Za-z0-9_]{1,64}")) {
            return refused("40004", "ACQ.INVALID_PARAMETER");
        }
        ScanBook.Wanted wanted =
                book.refund(NAME, member(content, "trade_no"), member(content, "out_request_no"), amount.get(), "");
        return wanted.refund()
                .map(refund -> success()
                        .put("trade_no", refund.transactionId())
                        .put("refund_fee", yuan(refund.amountMinor()))
                        .put("fund_change", "N"))
                .orElseGet(() -> refused(
                        "40004",
                        switch (wanted.refusal().orElseThrow()) {
                            case NO_SUCH_TRADE -> "ACQ.TRADE_NOT_EXIST";
                            case TOO_MUCH -> "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL";
                            case ANOTHER -> "ACQ.DISCORDANT_REPEAT_REQUEST";
                        }));
    }

    private ObjectNode refundState(JsonNode content) {
        ObjectNode told = success();
        book.findRefund(NAME, member(content, "out_request_no")).ifPresent(refund -> {
            told.put("trade_no", refund.transactionId());
            told.put("out_request_no", refund.outRefundNo());
            told.put("refund_amount", yuan(refund.amountMinor()));
            refund.doneAt()
                    .ifPresent(at -> told.put("refund_status", "REFUND_SUCCESS").put("gmt_refund_pay", time(at)));
        });
        return told;
    }

    private static ObjectNode success() {
        return SandboxJson.MAPPER.createObjectNode().put("code", "10000").put("msg", "Success");
    }

    private static ObjectNode refused(String code, String subCode) {
        return SandboxJson.MAPPER
                .createObjectNode()
                .put("code", code)
                .put("msg", "Business Failed")
                .put("sub_code", subCode);
    }

    private static String member(JsonNode content, String name) {
        return content.path(name).asText("");
    }

    private static Optional<Long> fen(String yuan) {
        return yuan.matches("\\d{1,9}(\\.\\d{1,2})?")
                ? Optional.of(new BigDecimal(yuan).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(CebWriter.BEIJING));
    }

    @Override
    public String notice(Trade trade) {
        Map<String, String> values = values(trade);
        values.put("app_id", config.appId());
        values.put("seller_id", config.sellerId());
        values.put("notify_type", "trade_status_sync");
        values.put("charset", "utf-8");
        values.put("version", "1.0");
        trade.paidAt().ifPresent(at -> values.put("gmt_payment", time(at)));
        return SandboxJson.print(values);
    }

    /** Shops ask how a refund went. */
    @Override
    public Optional<String> notice(Refund refund, Instant at) {
        return Optional.empty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/x-www-form-urlencoded; charset=utf-8";
    }

    @Override
    public String attempt(String body) {
        Map<String, String> values = new TreeMap<>();
        SandboxJson.object(body)
                .orElseThrow()
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        values.put("notify_time", time(clock.instant()));
        String sign = KeyFiles.sign(text(values), config.platformKey());
        values.put("sign_type", "RSA2");
        values.put("sign", sign);
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public Map<String, String> headers(URI target, String body) {
        return Map.of();
    }

    @Override
    public boolean acknowledgedBy(int status, String answer) {
        return answer.equals("success");
    }
}
