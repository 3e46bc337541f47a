package by.pavilion.ordering.wechatpay;

import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.payment.Payment;
import by.pavilion.ordering.payment.PaymentProblems;
import by.pavilion.ordering.payment.PaymentProvider;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Speaks with WeChat Pay: shows buyers a code to scan (Native), asks for payments and refunds, closes, reads notifications.
 * Amounts are whole fen on the wire. Who paid it does not say here; it compares the payer when it declares the payment.
 */
@ApplicationScoped
class WechatPayments implements PaymentProvider {
    static final String CODE = "wechatpay";

    /** {@code payTransactionId} of CEB311 holds 60 characters. */
    private static final Pattern TRANSACTION_ID = Pattern.compile("[!-~]{1,60}");

    /** Refusals that will be the same however often we ask. Others, such as too little money for a refund, pass. */
    private static final Set<String> FINAL = Set.of(
            "PARAM_ERROR",
            "INVALID_REQUEST",
            "APPID_MCHID_NOT_MATCH",
            "MCH_NOT_EXISTS",
            "ORDER_CLOSED",
            "ORDER_PAID",
            "ORDERPAID",
            "OUT_TRADE_NO_USED",
            "RESOURCE_NOT_EXISTS",
            "USER_ACCOUNT_ABNORMAL");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String JSON_TYPE = "application/json";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_FAULT = 500;
    private static final int LONGEST_REASON = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WechatPayConfig config;
    private final WechatPaySecret secrets;
    private final WechatPayClient client;

    WechatPayments(WechatPayConfig config, WechatPaySecret secrets, WechatPayClient client) {
        this.config = config;
        this.secrets = secrets;
        this.client = client;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isConfigured() {
        return config.url().isPresent()
                && config.appId().isPresent()
                && config.merchantId().isPresent()
                && config.merchantSerial().isPresent()
                && config.privateKey().isPresent()
                && !config.platformKeys().isEmpty()
                && secrets.wechatpayApiV3Key().isPresent();
    }

    @Override
    public Answer ask(Wish wish) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("appid", config.appId().orElseThrow());
        body.put("mchid", config.merchantId().orElseThrow());
        body.put("description", config.description());
        body.put("out_trade_no", wish.payment().toString());
        body.put("attach", wish.orderNo());
        body.put("notify_url", wish.notifyUrl().toString());
        body.putObject("amount")
                .put("total", wish.amount().minor())
                .put("currency", wish.amount().currency().getCurrencyCode());
        String request = JSON.writeValueAsString(body);
        WechatPayClient.Answer answer = client.post("/v3/pay/transactions/native", request);
        if (answer.status() != OK) {
            return refused(request, answer);
        }
        String codeUrl = tree(answer).path("code_url").asText();
        if (!codeUrl.matches("[!-~]{1,512}")) {
            throw new IOException("WeChat Pay gave no code to scan");
        }
        return new Shown(codeUrl, request, answer.body());
    }

    @Override
    public Answer refund(Return wish) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("transaction_id", wish.transactionId());
        body.put("out_refund_no", wish.refund().toString());
        body.put("reason", wish.reason());
        body.put("notify_url", wish.notifyUrl().toString());
        body.putObject("amount")
                .put("refund", wish.amount().minor())
                .put("total", wish.paid().minor())
                .put("currency", wish.amount().currency().getCurrencyCode());
        String request = JSON.writeValueAsString(body);
        WechatPayClient.Answer answer = client.post("/v3/refund/domestic/refunds", request);
        if (answer.status() != OK) {
            return refused(request, answer);
        }
        JsonNode told = tree(answer);
        String number = told.path("refund_id").asText();
        boolean isOurs =
                told.path("out_refund_no").asText().equals(wish.refund().toString())
                        && told.path("amount").path("refund").asLong()
                                == wish.amount().minor();
        if (!isOurs || !TRANSACTION_ID.matcher(number).matches()) {
            throw new IOException("WeChat Pay answered about another refund");
        }
        return switch (told.path("status").asText()) {
            case "SUCCESS" -> {
                try {
                    yield new Done(number, time(told.path("success_time").asText()), request, answer.body());
                } catch (DateTimeException e) {
                    throw new IOException("WeChat Pay does not say when", e);
                }
            }
            case "PROCESSING" -> new Underway(number, request, answer.body());
            case "ABNORMAL" -> new Stuck(number, "ABNORMAL", request, answer.body());
            case "CLOSED" -> new Refused("CLOSED", request, answer.body());
            default -> throw new IOException("WeChat Pay says neither yes nor no about a refund");
        };
    }

    /** @throws IOException when the refusal may pass */
    private static Refused refused(String request, WechatPayClient.Answer answer) throws IOException {
        String code = tree(answer).path("code").asText();
        if (answer.status() >= SERVER_FAULT || !FINAL.contains(code)) {
            throw new IOException("WeChat Pay answered " + answer.status() + " " + code);
        }
        return new Refused(code, request, answer.body());
    }

    @Override
    public Optional<Found> inquire(Payment payment) throws IOException {
        WechatPayClient.Answer answer = client.get("/v3/pay/transactions/out-trade-no/" + payment.id() + "?mchid="
                + config.merchantId().orElseThrow());
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.status() != OK) {
            throw new IOException("WeChat Pay answered " + answer.status());
        }
        JsonNode told = tree(answer);
        try {
            return switch (told.path("trade_state").asText()) {
                case "NOTPAY", "USERPAYING", "ACCEPT" -> Optional.empty();
                default -> Optional.of(new Found(notice(told), answer.body()));
            };
        } catch (Problem unreadable) {
            throw new IOException("WeChat Pay's word about a payment cannot be read", unreadable);
        }
    }

    @Override
    public boolean close(Payment payment) throws IOException {
        String body =
                JSON.writeValueAsString(Map.of("mchid", config.merchantId().orElseThrow()));
        WechatPayClient.Answer answer =
                client.post("/v3/pay/transactions/out-trade-no/" + payment.id() + "/close", body);
        return switch (answer.status()) {
            case NO_CONTENT, NOT_FOUND -> true;
            default -> {
                String code = tree(answer).path("code").asText();
                yield switch (code) {
                    case "ORDER_CLOSED" -> true;
                    case "ORDER_PAID", "ORDERPAID" -> false;
                    default -> throw new IOException("WeChat Pay does not close: " + answer.status() + " " + code);
                };
            }
        };
    }

    @Override
    public Notice read(Notification notification) {
        return notice(opened(notification, "TRANSACTION."));
    }

    @Override
    public ReturnNotice readRefund(Notification notification) {
        JsonNode told = opened(notification, "REFUND.");
        mustBeOurs(told, "mchid", config.merchantId());
        try {
            RefundId refund = RefundId.fromString(text(told, "out_refund_no"));
            String status = text(told, "refund_status");
            return switch (status) {
                case "SUCCESS" ->
                    new Returned(
                            refund,
                            transactionId(text(told, "refund_id")),
                            Money.ofMinor(fen(told.path("amount"), "refund"), CNY),
                            time(text(told, "success_time")));
                case "ABNORMAL" -> new Stranded(refund, status);
                case "CLOSED" -> new NotReturned(refund, status);
                default -> throw PaymentProblems.unreadable();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw PaymentProblems.unreadable();
        }
    }

    /** What is sealed in a notification of this kind. */
    private JsonNode opened(Notification notification, String kind) {
        Map<String, String> headers = notification.headers();
        try {
            if (!client.isGenuine(
                    headers.getOrDefault("wechatpay-serial", ""),
                    headers.getOrDefault("wechatpay-timestamp", ""),
                    headers.getOrDefault("wechatpay-nonce", ""),
                    headers.getOrDefault("wechatpay-signature", ""),
                    notification.body())) {
                throw PaymentProblems.invalidSignature();
            }
            JsonNode envelope = JSON.readTree(notification.body());
            JsonNode sealed = envelope.path("resource");
            if (!text(envelope, "event_type").startsWith(kind)) {
                throw PaymentProblems.unreadable();
            }
            String text = new SealedResource(
                            text(sealed, "algorithm"),
                            text(sealed, "ciphertext"),
                            text(sealed, "nonce"),
                            sealed.path("associated_data").asText(""))
                    .open(secrets.wechatpayApiV3Key().orElseThrow())
                    .orElseThrow(PaymentProblems::invalidSignature);
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw PaymentProblems.unreadable();
        } catch (IOException noKey) {
            throw PaymentProblems.invalidSignature();
        }
    }

    private Notice notice(JsonNode told) {
        mustBeOurs(told, "appid", config.appId());
        mustBeOurs(told, "mchid", config.merchantId());
        try {
            PaymentId payment = PaymentId.fromString(text(told, "out_trade_no"));
            String state = text(told, "trade_state");
            return switch (state) {
                // REFUND: it was paid, and some of it has gone back since
                case "SUCCESS", "REFUND" ->
                    new Settled(
                            payment,
                            transactionId(text(told, "transaction_id")),
                            Money.ofMinor(
                                    fen(told.path("amount"), "total"),
                                    Currency.getInstance(text(told.path("amount"), "currency"))),
                            time(text(told, "success_time")),
                            PayerIdentity.NOT_TOLD);
                case "CLOSED", "REVOKED", "PAYERROR" -> new Failed(payment, state);
                default -> throw PaymentProblems.unreadable();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw PaymentProblems.unreadable();
        }
    }

    /** A payment of another merchant or application is none of ours, whoever signed it. */
    private static void mustBeOurs(JsonNode told, String member, Optional<String> ours) {
        if (!ours.orElseThrow().equals(text(told, member))) {
            throw PaymentProblems.mismatch("/" + member);
        }
    }

    private static long fen(JsonNode amount, String member) {
        JsonNode value = amount.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw PaymentProblems.unreadable();
        }
        return value.asLong();
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw PaymentProblems.unreadable();
        }
        return value.asText();
    }

    /** As long as customs takes it, and in characters that every system on the way keeps. */
    private static String transactionId(String text) {
        if (!TRANSACTION_ID.matcher(text).matches()) {
            throw PaymentProblems.unreadable();
        }
        return text;
    }

    /** @throws DateTimeException when it is no time, or none of this century */
    private static Instant time(String text) {
        Instant at = OffsetDateTime.parse(text).toInstant();
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new DateTimeException("far away");
        }
        return at;
    }

    private static JsonNode tree(WechatPayClient.Answer answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public boolean givesStatements() {
        return true;
    }

    @Override
    public void statement(LocalDate day, Consumer<StatementLine> lines) throws IOException {
        WechatPayClient.Answer answer = client.get("/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL");
        JsonNode told = tree(answer);
        if (told.path("code").asText().equals("NO_STATEMENT_EXIST")) { // a day without any trade
            return;
        }
        if (answer.status() != OK || !told.path("hash_type").asText().equals("SHA1")) {
            throw new IOException(
                    "WeChat Pay has no statement: " + told.path("code").asText());
        }
        try (InputStream bill = client.download(told.path("download_url").asText())) {
            WechatBill.read(bill, told.path("hash_value").asText(), lines);
        }
    }

    @Override
    public Reply receipt() {
        return new Reply(OK, JSON_TYPE, "{\"code\":\"SUCCESS\",\"message\":\"OK\"}");
    }

    @Override
    public Optional<Reply> refusal(Problem problem) {
        String slug = problem.type().slug();
        ObjectNode body = JSON.createObjectNode().put("code", "FAIL");
        body.put("message", slug.substring(0, Math.min(slug.length(), LONGEST_REASON)));
        return Optional.of(new Reply(problem.type().status(), JSON_TYPE, body.toString()));
    }
}
