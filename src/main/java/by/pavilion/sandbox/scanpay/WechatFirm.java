package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.shared.PublicUrl;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Takes payments and gives money back in the manner of WeChat Pay's API v3; every request must be signed by the merchant. */
@ApplicationScoped
public class WechatFirm implements PushingFirm, ScanFirm {
    public static final String NAME = "wechatpay";

    /** What stands first in its header {@code Authorization}. */
    public static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern ORDER =
            Pattern.compile("/v3/pay/transactions/out-trade-no/([A-Za-z0-9_*|-]{6,32})(/close|\\?mchid=\\d+)");
    private static final Pattern BILL =
            Pattern.compile("/v3/bill/tradebill\\?bill_date=(\\d{4}-\\d\\d-\\d\\d)&bill_type=ALL");
    private static final Pattern FILE = Pattern.compile("/v3/billdownload/file\\?token=(\\d{4}-\\d\\d-\\d\\d)");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ScanPayConfig.Wechatpay config;
    private final ScanBook book;
    private final PublicUrl publicUrl;
    private final Clock clock;

    WechatFirm(ScanPayConfig config, ScanBook book, PublicUrl publicUrl, Clock clock) {
        this.publicUrl = publicUrl;
        this.config = config.wechatpay();
        this.book = book;
        this.clock = clock;
    }

    /**
     * A request as it came.
     *
     * @param address path and query as they were written in the request line
     */
    public record Request(
            String method, String address, @Nullable String authorization, String body) {
        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    /** Answers; {@link #headers(String)} signs the answer. */
    public FirmAnswer call(Request request) {
        if (!isGenuine(request)) {
            return FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify");
        }
        String address = request.address().substring(request.address().indexOf("/v3/"));
        Matcher order = ORDER.matcher(address);
        if (request.method().equals("GET")) {
            Matcher bill = BILL.matcher(address);
            if (bill.matches()) {
                return bill(LocalDate.parse(bill.group(1)));
            }
            Matcher file = FILE.matcher(address);
            if (file.matches()) {
                return new FirmAnswer(200, WechatBills.print(config, book.day(NAME, LocalDate.parse(file.group(1)))));
            }
            return order.matches() && address.endsWith("mchid=" + config.merchantId())
                    ? state(order.group(1))
                    : FirmAnswer.refused(404, "RESOURCE_NOT_EXISTS", "no such address");
        }
        Optional<JsonNode> body = SandboxJson.object(request.body());
        if (body.isEmpty()) {
            return wrong("the body is no object");
        }
        if (address.equals("/v3/pay/transactions/native")) {
            return pay(body.get());
        }
        if (address.equals("/v3/refund/domestic/refunds")) {
            return refund(body.get());
        }
        if (order.matches() && address.endsWith("/close")) {
            return body.get().path("mchid").asText().equals(config.merchantId())
                    ? close(order.group(1))
                    : wrong("mchid is another");
        }
        return FirmAnswer.refused(404, "RESOURCE_NOT_EXISTS", "no such address");
    }

    private FirmAnswer bill(LocalDate day) {
        List<Entry> entries = book.day(NAME, day);
        return entries.isEmpty()
                ? FirmAnswer.refused(400, "NO_STATEMENT_EXIST", "nothing was traded that day")
                : FirmAnswer.ok(Map.of(
                        "hash_type",
                        "SHA1",
                        "hash_value",
                        WechatBills.sha1(WechatBills.print(config, entries)),
                        "download_url",
                        publicUrl.resolve("/sandbox/wechatpay/v3/billdownload/file?token=" + day)));
    }

    private boolean isGenuine(Request request) {
        String authorization = request.authorization() == null ? "" : request.authorization();
        if (!authorization.startsWith(SCHEME + " ") || !request.address().contains("/v3/")) {
            return false;
        }
        Map<String, String> parts = new HashMap<>();
        Matcher part = PART.matcher(authorization);
        while (part.find()) {
            parts.put(part.group(1), part.group(2));
        }
        String timestamp = parts.getOrDefault("timestamp", "");
        String nonce = parts.getOrDefault("nonce_str", "");
        return config.merchantId().equals(parts.get("mchid"))
                && config.merchantSerial().equals(parts.get("serial_no"))
                && !nonce.isBlank()
                && isNow(timestamp)
                && KeyFiles.verifies(
                        String.join("\n", request.method(), request.address(), timestamp, nonce, request.body()) + "\n",
                        parts.getOrDefault("signature", ""),
                        config.merchantKey());
    }

    private boolean isNow(String timestamp) {
        return timestamp.matches("\\d{10}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    private FirmAnswer pay(JsonNode body) {
        JsonNode amount = body.path("amount");
        boolean complete = body.path("appid").asText().equals(config.appId())
                && body.path("mchid").asText().equals(config.merchantId())
                && body.path("out_trade_no").asText().matches("[A-Za-z0-9_*|-]{6,32}")
                && body.path("description").asText().matches(".{1,127}")
                && body.path("attach").asText().length() <= 60
                && body.path("notify_url").asText().matches("https?://[^\\s?]{1,255}")
                && amount.path("total").isIntegralNumber()
                && amount.path("total").asLong() > 0
                && amount.path("currency").asText("CNY").equals("CNY");
        if (!complete) {
            return wrong("a field is missing or wrong");
        }
        Trade trade = book.begin(
                NAME,
                body.path("out_trade_no").asText(),
                body.path("attach").asText(),
                amount.path("total").asLong(),
                body.path("notify_url").asText());
        if (trade.amountMinor() != amount.path("total").asLong()) {
            return FirmAnswer.refused(403, "OUT_TRADE_NO_USED", "the number belongs to another payment");
        }
        return switch (trade.state()) {
            case CLOSED -> FirmAnswer.refused(400, "ORDER_CLOSED", "the payment is closed");
            case SUCCESS, NOTPAY ->
                FirmAnswer.ok(Map.of("code_url", "weixin://wxpay/bizpayurl?pr=" + trade.transactionId()));
        };
    }

    private FirmAnswer state(String outTradeNo) {
        return book.find(NAME, outTradeNo)
                .map(trade -> FirmAnswer.ok(content(trade)))
                .orElseGet(WechatFirm::unknown);
    }

    private FirmAnswer close(String outTradeNo) {
        return book.close(NAME, outTradeNo)
                .map(trade -> trade.state() == Trade.State.CLOSED
                        ? new FirmAnswer(204, "")
                        : FirmAnswer.refused(400, "ORDER_PAID", "the payment is paid"))
                .orElseGet(WechatFirm::unknown);
    }

    private FirmAnswer refund(JsonNode body) {
        JsonNode amount = body.path("amount");
        boolean complete = body.path("out_refund_no").asText().matches("[A-Za-z0-9_|*@-]{1,64}")
                && amount.path("refund").isIntegralNumber()
                && amount.path("refund").asLong() > 0
                && amount.path("total").isIntegralNumber()
                && amount.path("currency").asText().equals("CNY")
                && body.path("notify_url").asText().matches("https?://[^\\s?]{1,255}");
        if (!complete) {
            return wrong("a field is missing or wrong");
        }
        ScanBook.Wanted wanted = book.refund(
                NAME,
                body.path("transaction_id").asText(),
                body.path("out_refund_no").asText(),
                amount.path("refund").asLong(),
                body.path("notify_url").asText());
        return wanted.refund()
                .map(refund ->
                        FirmAnswer.ok(content(refund, amount.path("total").asLong(), "status")))
                .orElseGet(() -> switch (wanted.refusal().orElseThrow()) {
                    case NO_SUCH_TRADE -> unknown();
                    case TOO_MUCH -> FirmAnswer.refused(400, "INVALID_REQUEST", "more than was paid");
                    case ANOTHER -> FirmAnswer.refused(400, "PARAM_ERROR", "the number belongs to another refund");
                });
    }

    private static FirmAnswer wrong(String why) {
        return FirmAnswer.refused(400, "PARAM_ERROR", why);
    }

    private static FirmAnswer unknown() {
        return FirmAnswer.refused(404, "ORDER_NOT_EXIST", "no such payment");
    }

    private Map<String, Object> content(Trade trade) {
        long amountMinor = trade.paidMinor();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("appid", config.appId());
        content.put("mchid", config.merchantId());
        content.put("out_trade_no", trade.outTradeNo());
        content.put("attach", trade.orderNo());
        content.put("trade_state", trade.state().name());
        trade.paidAt().ifPresent(at -> {
            content.put("transaction_id", trade.transactionId());
            content.put("trade_type", "NATIVE");
            content.put("success_time", time(at));
        });
        content.put("amount", Map.of("total", amountMinor, "payer_total", amountMinor, "currency", "CNY"));
        return content;
    }

    private Map<String, Object> content(Refund refund, long total, String status) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("mchid", config.merchantId());
        content.put("transaction_id", refund.transactionId());
        content.put("out_refund_no", refund.outRefundNo());
        content.put("refund_id", refund.refundId());
        content.put(status, refund.doneAt().isPresent() ? "SUCCESS" : "PROCESSING");
        refund.doneAt().ifPresent(at -> content.put("success_time", time(at)));
        content.put("amount", Map.of("total", total, "refund", refund.amountMinor()));
        return content;
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(CebWriter.BEIJING));
    }

    @Override
    public String notice(Trade trade) {
        return sealed("TRANSACTION.SUCCESS", "transaction", content(trade));
    }

    @Override
    public Optional<String> notice(Refund refund, Instant at) {
        Refund done = new Refund(
                refund.id(),
                refund.firm(),
                refund.outRefundNo(),
                refund.transactionId(),
                refund.refundId(),
                refund.amountMinor(),
                refund.notifyUrl(),
                refund.course(),
                Optional.of(at));
        return Optional.of(sealed("REFUND.SUCCESS", "refund", content(done, refund.amountMinor(), "refund_status")));
    }

    private String sealed(String event, String type, Map<String, Object> content) {
        String nonce = hex(6);
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("original_type", type);
        resource.put("algorithm", "AEAD_AES_256_GCM");
        resource.put("ciphertext", seal(SandboxJson.print(content), nonce, type));
        resource.put("associated_data", type);
        resource.put("nonce", nonce);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", hex(16));
        envelope.put("create_time", time(clock.instant()));
        envelope.put("resource_type", "encrypt-resource");
        envelope.put("event_type", event);
        envelope.put("summary", "");
        envelope.put("resource", resource);
        return SandboxJson.print(envelope);
    }

    private String seal(String text, String nonce, String associated) {
        try {
            byte[] key = config.apiV3Key().orElseThrow().getBytes(StandardCharsets.US_ASCII);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
            aes.updateAAD(associated.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(aes.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the API must have 32 characters", e);
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> headers(URI target, String body) {
        return headers(body);
    }

    /** The signature of a notification or of an answer. */
    public Map<String, String> headers(String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = hex(16);
        return Map.of(
                "Wechatpay-Serial",
                config.platformSerial(),
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                nonce,
                "Wechatpay-Signature",
                KeyFiles.sign(timestamp + "\n" + nonce + "\n" + body + "\n", config.platformKey()));
    }

    @Override
    public boolean acknowledgedBy(int status, String answer) {
        return status == 200 || status == 204;
    }
}
