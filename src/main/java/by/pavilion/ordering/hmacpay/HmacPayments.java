package by.pavilion.ordering.hmacpay;

import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.payment.FirmHttp;
import by.pavilion.ordering.payment.PaymentProblems;
import by.pavilion.ordering.payment.PaymentProvider;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import by.pavilion.shared.PublicUrl;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speaks with the payment firm: asks for payments and refunds, reads its notifications. */
@ApplicationScoped
class HmacPayments implements PaymentProvider {
    /** {@code payTransactionId} of CEB311 holds 60 characters. */
    private static final Pattern TRANSACTION_ID = Pattern.compile("[!-~]{1,60}");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final String CODE = "sandbox";
    private static final String PAYMENTS = "/v1/payments";
    private static final String REFUNDS = "/v1/refunds";
    private static final String STATEMENTS = "/v1/statements/";
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_REASON = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PaymentFirmConfig config;
    private final PaymentFirmSecret secrets;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final FirmHttp http;

    HmacPayments(PaymentFirmConfig config, PaymentFirmSecret secrets, PublicUrl publicUrl, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.http = new FirmHttp("the payment firm", config.connectTimeout());
    }

    /** The firm's request for a payment. */
    record PaymentRequest(
            String outTradeNo, String orderNo, String amount, String currency, Payer payer, String notifyUrl) {

        record Payer(String name, String idNumber) {
            @Override
            public String toString() {
                return "Payer[]";
            }
        }
    }

    /** The firm's request to give money back. */
    record RefundRequest(
            String outRefundNo,
            String outTradeNo,
            String transactionId,
            String amount,
            String currency,
            String reason,
            String notifyUrl) {}

    /** With {@code transactionId} for a payment, {@code refundId} for a refund, {@code refundedAt} for one that is done. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PaymentAnswer(
            @Nullable String transactionId,
            @Nullable String refundId,
            @Nullable String status,
            @Nullable String refundedAt,
            @Nullable String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PaymentNotification(
            @Nullable String eventId,
            @Nullable String outTradeNo,
            @Nullable String transactionId,
            @Nullable String status,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String paidAt,
            @Nullable String identityCheckResult,
            @Nullable String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RefundNotification(
            @Nullable String eventId,
            @Nullable String outRefundNo,
            @Nullable String refundId,
            @Nullable String status,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String refundedAt,
            @Nullable String reason) {}

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isConfigured() {
        return config.url().isPresent() && secrets.paymentSecret().isPresent();
    }

    @Override
    public Answer ask(Wish wish) throws IOException {
        String body = JSON.writeValueAsString(new PaymentRequest(
                wish.payment().toString(),
                wish.orderNo(),
                wish.amount().amount().toPlainString(),
                wish.amount().currency().getCurrencyCode(),
                new PaymentRequest.Payer(wish.payer().name(), wish.payer().idNumber()),
                wish.notifyUrl().toString()));
        return call(PAYMENTS, body);
    }

    @Override
    public Answer refund(Return wish) throws IOException {
        return call(
                REFUNDS,
                JSON.writeValueAsString(new RefundRequest(
                        wish.refund().toString(),
                        wish.payment().toString(),
                        wish.transactionId(),
                        wish.amount().amount().toPlainString(),
                        wish.amount().currency().getCurrencyCode(),
                        wish.reason(),
                        wish.notifyUrl().toString())));
    }

    private Answer call(String path, String body) throws IOException {
        URI uri = publicUrl.resolve(config.url().orElseThrow() + path);
        HttpRequest request = signed("POST", uri, body)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request);
        return switch (response.statusCode()) {
            case OK -> accepted(body, response.body());
            case UNPROCESSABLE -> new Refused(reasonIn(response.body()), body, response.body());
            default -> throw new IOException("the payment firm answered " + response.statusCode());
        };
    }

    private HttpRequest.Builder signed(String method, URI uri, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        return HttpRequest.newBuilder(uri)
                .timeout(config.requestTimeout())
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header(
                        "X-Signature",
                        signature()
                                .sign(new MessageSignature.Signed(method, uri.getRawPath(), timestamp, nonce, body)));
    }

    @Override
    public Notice read(Notification notification) {
        return notice(body(notification, PaymentNotification.class));
    }

    @Override
    public ReturnNotice readRefund(Notification notification) {
        return notice(body(notification, RefundNotification.class));
    }

    private <T> T body(Notification notification, Class<T> type) {
        Map<String, String> headers = notification.headers();
        MessageSignature.Signed signed = new MessageSignature.Signed(
                notification.method(),
                notification.path(),
                headers.getOrDefault("x-timestamp", ""),
                headers.getOrDefault("x-nonce", ""),
                notification.body());
        if (!signature().isGenuine(signed, headers.getOrDefault("x-signature", ""), clock.instant(), config.window())) {
            throw PaymentProblems.invalidSignature();
        }
        try {
            @Nullable T told = JSON.readValue(notification.body(), type);
            if (told == null) {
                throw PaymentProblems.unreadable();
            }
            return told;
        } catch (JsonProcessingException e) {
            throw PaymentProblems.unreadable();
        }
    }

    @Override
    public boolean givesStatements() {
        return true;
    }

    @Override
    public void statement(LocalDate day, Consumer<StatementLine> lines) throws IOException {
        HttpRequest request = signed("GET", publicUrl.resolve(config.url().orElseThrow() + STATEMENTS + day), "")
                .GET()
                .build();
        try (InputStream csv = http.download(request)) {
            HmacStatement.read(csv, lines);
        }
    }

    @Override
    public Reply receipt() {
        return new Reply(OK, "application/json", "{\"code\":\"SUCCESS\"}");
    }

    private static Notice notice(PaymentNotification told) {
        try {
            PaymentId payment = PaymentId.fromString(present(told.outTradeNo()));
            return switch (present(told.status())) {
                case "SUCCESS" ->
                    new Settled(
                            payment,
                            transactionId(present(told.transactionId())),
                            Money.of(present(told.amount()), Currency.getInstance(present(told.currency()))),
                            paidAt(present(told.paidAt())),
                            PayerIdentity.ofResult(Objects.requireNonNullElse(told.identityCheckResult(), "")));
                case "FAILED" -> new Failed(payment, shortened(present(told.reason())));
                default -> throw PaymentProblems.unreadable();
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw PaymentProblems.unreadable();
        }
    }

    private static ReturnNotice notice(RefundNotification told) {
        try {
            RefundId refund = RefundId.fromString(present(told.outRefundNo()));
            return switch (present(told.status())) {
                case "SUCCESS" ->
                    new Returned(
                            refund,
                            transactionId(present(told.refundId())),
                            Money.of(present(told.amount()), Currency.getInstance(present(told.currency()))),
                            paidAt(present(told.refundedAt())));
                case "FAILED" -> new NotReturned(refund, shortened(present(told.reason())));
                default -> throw PaymentProblems.unreadable();
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw PaymentProblems.unreadable();
        }
    }

    /** As long as customs takes it, and in characters that every system on the way keeps. */
    private static String transactionId(String text) {
        if (!TRANSACTION_ID.matcher(text).matches()) {
            throw PaymentProblems.unreadable();
        }
        return text;
    }

    private static Instant paidAt(String text) {
        Instant at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw PaymentProblems.unreadable();
        }
        return at;
    }

    private static String present(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw PaymentProblems.unreadable();
        }
        return text;
    }

    private static Answer accepted(String request, String answer) throws IOException {
        PaymentAnswer read = JSON.readValue(answer, PaymentAnswer.class);
        @Nullable String number = read.refundId() == null ? read.transactionId() : read.refundId();
        if ("SUCCESS".equals(read.status()) && number != null && read.refundedAt() != null) {
            try {
                return new Done(number, paidAt(read.refundedAt()), request, answer);
            } catch (DateTimeException | Problem e) {
                throw new IOException("the payment firm does not say when", e);
            }
        }
        if (!"ACCEPTED".equals(read.status()) || number == null) {
            throw new IOException("the payment firm's answer says neither yes nor no");
        }
        return new Accepted(number, request, answer);
    }

    private static String reasonIn(String answer) {
        try {
            @Nullable
            String reason = JSON.readValue(answer, PaymentAnswer.class).reason();
            return reason == null ? "refused" : shortened(reason);
        } catch (JsonProcessingException e) {
            return "refused";
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    private MessageSignature signature() {
        return new MessageSignature(
                secrets.paymentSecret().orElseThrow(() -> new IllegalStateException("no secret of the payment firm")));
    }
}
