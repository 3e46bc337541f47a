package by.pavilion.ordering.alipay;

import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.payment.Payment;
import by.pavilion.ordering.payment.PaymentProblems;
import by.pavilion.ordering.payment.PaymentProvider;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.Yuan;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Speaks with Alipay: shows buyers a code to scan (precreate), asks for payments and refunds, closes, reads notifications. Who
 * paid it does not say here; it compares the payer when it declares the payment.
 */
@ApplicationScoped
class AlipayPayments implements PaymentProvider {
    static final String CODE = "alipay";

    /** {@code payTransactionId} of CEB311 holds 60 characters. */
    private static final Pattern TRADE_NO = Pattern.compile("[!-~]{1,60}");

    /** Refusals that will be the same however often we ask. */
    private static final Set<String> FINAL = Set.of(
            "ACQ.INVALID_PARAMETER",
            "ACQ.CONTEXT_INCONSISTENT",
            "ACQ.TRADE_HAS_SUCCESS",
            "ACQ.TRADE_HAS_CLOSE",
            "ACQ.TRADE_NOT_EXIST",
            "ACQ.TRADE_STATUS_ERROR",
            "ACQ.TRADE_NOT_ALLOW_REFUND",
            "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
            "ACQ.REASON_TRADE_REFUND_FEE_ERR",
            "ACQ.DISCORDANT_REPEAT_REQUEST",
            "ACQ.TOTAL_FEE_EXCEED",
            "ACQ.EXIST_FORBIDDEN_WORD");

    private static final String NOT_EXIST = "ACQ.TRADE_NOT_EXIST";
    private static final String TEXT = "text/plain";
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AlipayConfig config;
    private final AlipayClient client;
    private final Clock clock;

    AlipayPayments(AlipayConfig config, AlipayClient client, Clock clock) {
        this.config = config;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isConfigured() {
        return config.url().isPresent()
                && config.appId().isPresent()
                && config.privateKey().isPresent()
                && config.platformKey().isPresent();
    }

    @Override
    public Answer ask(Wish wish) throws IOException {
        ObjectNode content = JSON.createObjectNode();
        content.put("out_trade_no", wish.payment().toString());
        content.put("total_amount", Yuan.print(wish.amount()));
        content.put("subject", config.subject());
        content.put("body", wish.orderNo());
        content.put("timeout_express", config.payWithin());
        AlipayClient.Exchange told =
                client.call("alipay.trade.precreate", Optional.of(wish.notifyUrl()), content.toString());
        if (!told.isSuccess()) {
            return refused(told);
        }
        mustBeAbout(told, wish.payment());
        String code = told.text("qr_code");
        if (!code.matches("[!-~]{1,512}")) {
            throw new IOException("Alipay gave no code to scan");
        }
        return new Shown(code, told.request(), told.answer());
    }

    /** Alipay answers at once in most cases; whether the money has gone is asked besides, since it does not always say. */
    @Override
    public Answer refund(Return wish) throws IOException {
        ObjectNode content = JSON.createObjectNode();
        content.put("trade_no", wish.transactionId());
        content.put("out_request_no", wish.refund().toString());
        content.put("refund_amount", Yuan.print(wish.amount()));
        content.put("refund_reason", wish.reason());
        AlipayClient.Exchange told = client.call("alipay.trade.refund", Optional.empty(), content.toString());
        if (!told.isSuccess()) {
            return refused(told);
        }
        ObjectNode question = JSON.createObjectNode();
        question.put("trade_no", wish.transactionId());
        question.put("out_request_no", wish.refund().toString());
        question.putArray("query_options").add("gmt_refund_pay");
        AlipayClient.Exchange went =
                client.call("alipay.trade.fastpay.refund.query", Optional.empty(), question.toString());
        String number = wish.refund().toString(); // Alipay has no number of its own for a refund
        boolean isDone = went.isSuccess() && went.text("refund_status").equals("REFUND_SUCCESS");
        if (!isDone) {
            return new Underway(number, told.request(), told.answer());
        }
        try {
            if (!Yuan.parse(went.text("refund_amount")).equals(wish.amount())
                    || !went.text("out_request_no").equals(number)) {
                throw new IOException("Alipay answered about another refund");
            }
            String at = went.text("gmt_refund_pay");
            return new Done(
                    number, at.isEmpty() ? clock.instant() : AlipayTime.parse(at), told.request(), went.answer());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Alipay's word about a refund cannot be read", e);
        }
    }

    /** @throws IOException when the refusal may pass */
    private static Refused refused(AlipayClient.Exchange told) throws IOException {
        if (!FINAL.contains(told.refusal())) {
            throw new IOException("Alipay answered " + told.refusal());
        }
        return new Refused(told.refusal(), told.request(), told.answer());
    }

    @Override
    public Optional<Found> inquire(Payment payment) throws IOException {
        AlipayClient.Exchange told = client.call("alipay.trade.query", Optional.empty(), question(payment));
        if (!told.isSuccess()) {
            if (told.refusal().equals(NOT_EXIST)) { // nobody has scanned the code yet
                return Optional.empty();
            }
            throw new IOException("Alipay answered " + told.refusal());
        }
        mustBeAbout(told, payment.id());
        SortedMap<String, String> values = new TreeMap<>();
        told.told()
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        try {
            return notice(values, "send_pay_date").map(notice -> new Found(notice, told.answer()));
        } catch (Problem unreadable) {
            throw new IOException("Alipay's word about a payment cannot be read", unreadable);
        }
    }

    @Override
    public boolean close(Payment payment) throws IOException {
        AlipayClient.Exchange told = client.call("alipay.trade.close", Optional.empty(), question(payment));
        if (told.isSuccess() || told.refusal().equals(NOT_EXIST)) {
            return true; // a code that nobody scanned ends by itself, and money that came after all goes back
        }
        if (told.refusal().equals("ACQ.TRADE_STATUS_ERROR")) {
            return false;
        }
        throw new IOException("Alipay does not close: " + told.refusal());
    }

    private static String question(Payment payment) throws IOException {
        return JSON.writeValueAsString(Map.of("out_trade_no", payment.id().toString()));
    }

    private static void mustBeAbout(AlipayClient.Exchange told, PaymentId payment) throws IOException {
        if (!told.text("out_trade_no").equals(payment.toString())) {
            throw new IOException("Alipay answered about another payment");
        }
    }

    @Override
    public Notice read(Notification notification) {
        SortedMap<String, String> values = opened(notification);
        return notice(values, "gmt_payment").orElseThrow(PaymentProblems::unreadable);
    }

    /** Alipay tells of refunds with the payment's own notification only, which is no news; we ask how they went. */
    @Override
    public ReturnNotice readRefund(Notification notification) {
        opened(notification);
        throw PaymentProblems.unreadable();
    }

    private SortedMap<String, String> opened(Notification notification) {
        try {
            SortedMap<String, String> values = Form.parse(notification.body());
            String sign = Objects.requireNonNullElse(values.remove("sign"), "");
            String type = Objects.requireNonNullElse(values.remove("sign_type"), "");
            if (!type.equals("RSA2") || !client.verifies(Form.signed(values), sign) || !isFresh(values)) {
                throw PaymentProblems.invalidSignature();
            }
            mustBeOurs(values, "app_id", config.appId());
            mustBeOurs(values, "seller_id", config.sellerId());
            return values;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw PaymentProblems.invalidSignature();
        }
    }

    private boolean isFresh(Map<String, String> values) {
        Instant told = AlipayTime.parse(values.getOrDefault("notify_time", ""));
        return Duration.between(told, clock.instant()).abs().compareTo(config.window()) <= 0;
    }

    private static void mustBeOurs(Map<String, String> values, String name, Optional<String> ours) {
        if (ours.isPresent() && !ours.get().equals(values.get(name))) {
            throw PaymentProblems.mismatch("/" + name);
        }
    }

    /** Empty when the buyer has not paid yet. */
    private static Optional<Notice> notice(Map<String, String> values, String paidAt) {
        try {
            PaymentId payment = PaymentId.fromString(values.getOrDefault("out_trade_no", ""));
            String status = values.getOrDefault("trade_status", "");
            return switch (status) {
                case "TRADE_SUCCESS", "TRADE_FINISHED" -> {
                    Money amount = Yuan.parse(values.getOrDefault("total_amount", ""));
                    yield Optional.of(new Settled(
                            payment,
                            tradeNo(values.getOrDefault("trade_no", "")),
                            amount,
                            AlipayTime.parse(values.getOrDefault(paidAt, "")),
                            PayerIdentity.NOT_TOLD));
                }
                case "TRADE_CLOSED" -> Optional.of(new Failed(payment, status));
                case "WAIT_BUYER_PAY" -> Optional.empty();
                default -> throw PaymentProblems.unreadable();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw PaymentProblems.unreadable();
        }
    }

    /** As long as customs takes it, and in characters that every system on the way keeps. */
    private static String tradeNo(String text) {
        if (!TRADE_NO.matcher(text).matches()) {
            throw PaymentProblems.unreadable();
        }
        return text;
    }

    @Override
    public boolean givesStatements() {
        return true;
    }

    @Override
    public void statement(LocalDate day, Consumer<StatementLine> lines) throws IOException {
        ObjectNode content = JSON.createObjectNode();
        content.put("bill_type", "trade");
        content.put("bill_date", day.toString());
        AlipayClient.Exchange told =
                client.call("alipay.data.dataservice.bill.downloadurl.query", Optional.empty(), content.toString());
        if (!told.isSuccess()) {
            throw new IOException("Alipay has no statement: " + told.refusal());
        }
        try (InputStream bill = client.download(told.text("bill_download_url"))) {
            AlipayBill.read(bill, lines);
        }
    }

    @Override
    public Reply receipt() {
        return new Reply(OK, TEXT, "success");
    }

    /** Alipay looks for its word in the text, whatever the status. */
    @Override
    public Optional<Reply> refusal(Problem problem) {
        return Optional.of(new Reply(problem.type().status(), TEXT, "failure"));
    }
}
