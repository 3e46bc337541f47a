package by.pavilion.sandbox.payment;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.DemoSignature;
import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.TestIdentities;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes payments, settles each a moment later, tells the shop, and declares a payment to customs when the shop asks. */
@ApplicationScoped
public class PaymentFirm implements PushingFirm {
    static final String WORK = "sandbox-payments";
    private static final Logger LOG = Logger.getLogger(PaymentFirm.class);
    private static final int AT_ONCE = 100;
    private static final String PASSED = "CHECK_PASSED";
    private static final String NOT_PASSED = "CHECK_NOT_PASSED";

    /** Whoever pays for the people of {@link TestIdentities}. */
    private static final String SOMEBODY_ELSE = "somebody else";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final PaymentConfig config;
    private final PaymentStore payments;
    private final Pushes pushes;
    private final WindowConnection window;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final Clock clock;
    private final Workers workers;

    PaymentFirm(
            PaymentConfig config,
            PaymentStore payments,
            Pushes pushes,
            WindowConnection window,
            Fingerprints fingerprints,
            Ids ids,
            Clock clock,
            Workers workers) {
        this.config = config;
        this.payments = payments;
        this.pushes = pushes;
        this.window = window;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
        this.workers = workers;
    }

    /** Begins a payment. The same trade number again gives the same answer. */
    @Transactional
    public FirmAnswer pay(FirmCall call) {
        if (!isGenuine(call)) {
            return FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify");
        }
        Optional<JsonNode> body = SandboxJson.object(call.body());
        Optional<Order> order = body.flatMap(Order::of);
        if (body.isEmpty() || order.isEmpty()) {
            return FirmAnswer.refused(400, "PARAM_ERROR", "a field is missing or wrong");
        }
        String payer = TestIdentities.isPaidBySomebodyElse(order.get().payerIdNumber())
                ? fingerprints.of(SOMEBODY_ELSE)
                : fingerprints.of(order.get().payerName() + "/" + order.get().payerIdNumber());
        Instant now = clock.instant();
        payments.insert(
                order.get().outTradeNo(),
                order.get().orderNo(),
                "42" + DAY.format(now.atZone(CebWriter.BEIJING)) + ids.next(),
                order.get().amountMinor(),
                payer,
                order.get().notifyUrl(),
                now.plus(config.settleAfter()));
        workers.wake(WORK);
        Payment payment = payments.ofTrade(order.get().outTradeNo()).orElseThrow();
        if (payment.amountMinor() != order.get().amountMinor()
                || !payment.orderNo().equals(order.get().orderNo())) {
            return FirmAnswer.refused(409, "OUT_TRADE_NO_USED", "the trade number belongs to another payment");
        }
        return FirmAnswer.ok(Map.of("transactionId", payment.transactionId(), "status", "ACCEPTED"));
    }

    /** Enters a payment that a marketplace has collected through this firm. */
    @Transactional
    public void alreadyPaid(
            String orderNo, String transactionId, long amountMinor, String payerName, String payerIdNumber) {
        payments.insertPaid(
                orderNo, transactionId, amountMinor, fingerprints.of(payerName + "/" + payerIdNumber), clock.instant());
    }

    /** Settles what has become due and owes the shop its notification. */
    @Transactional
    int settle() {
        Instant now = clock.instant();
        List<Payment> due = payments.due(now, AT_ONCE);
        List<Pushes.Call> notices = new ArrayList<>();
        for (Payment payment : due) {
            payments.paid(payment.id(), now);
            notices.add(new Pushes.Call(
                    payment.notifyUrl(),
                    SandboxJson.print(Map.of(
                            "eventId",
                            "evt" + payment.id() + "-" + payment.transactionId(),
                            "outTradeNo",
                            payment.outTradeNo(),
                            "transactionId",
                            payment.transactionId(),
                            "status",
                            "SUCCESS",
                            "amount",
                            payment.amount(),
                            "currency",
                            "CNY",
                            "identityCheckResult",
                            payment.payer().equals(fingerprints.of(SOMEBODY_ELSE)) ? NOT_PASSED : PASSED,
                            "paidAt",
                            now.toString()))));
        }
        pushes.owe(name(), notices);
        return due.size();
    }

    /** Declares a settled payment to customs and answers when the window has taken it. */
    public CompletionStage<FirmAnswer> declare(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<JsonNode> body = SandboxJson.object(call.body());
        Optional<Payment> found = body.flatMap(json -> text(json, "transactionId"))
                .flatMap(id -> QuarkusTransaction.requiringNew().call(() -> payments.ofTransaction(id)));
        if (body.isEmpty() || found.isEmpty()) {
            return answered(FirmAnswer.refused(404, "TRADE_NOT_EXIST", "no such transaction"));
        }
        Payment payment = found.get();
        Optional<FirmAnswer> refusal = refusalOf(body.get(), payment);
        if (refusal.isPresent()) {
            return answered(refusal.get());
        }
        FirmAnswer accepted = FirmAnswer.ok(Map.of(
                "status", "ACCEPTED",
                "payCode", config.code(),
                "payName", config.name(),
                "identityCheckResult", identityCheck(body.get(), payment)));
        if (payment.declared()) {
            return answered(accepted);
        }
        return window.send(config.dxpId(), "CEB411Message", message(body.get(), payment))
                .thenApply(taken -> {
                    QuarkusTransaction.requiringNew().run(() -> payments.declared(payment.id()));
                    return accepted;
                })
                .exceptionally(fault -> {
                    LOG.warnf("transaction=%s is not declared: %s", payment.transactionId(), fault);
                    return FirmAnswer.refused(503, "SYSTEM_ERROR", "customs cannot be reached, try again");
                });
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public Map<String, String> headers(URI target, String body) {
        return signature().headers("POST", target.getRawPath(), body, clock.instant());
    }

    @Override
    public boolean acknowledgedBy(int status, String answer) {
        return status == 200
                && SandboxJson.object(answer)
                        .flatMap(json -> text(json, "code"))
                        .filter("SUCCESS"::equals)
                        .isPresent();
    }

    private Optional<FirmAnswer> refusalOf(JsonNode body, Payment payment) {
        if (payment.paidAt().isEmpty()) {
            return Optional.of(FirmAnswer.refused(409, "TRADE_NOT_PAID", "the payment is not settled"));
        }
        Optional<Long> amount = text(body, "amount").flatMap(PaymentFirm::minor);
        if (amount.isEmpty() || amount.get() > payment.amountMinor()) {
            return Optional.of(FirmAnswer.refused(400, "AMOUNT_ERROR", "more than was paid cannot be declared"));
        }
        for (String member : List.of("orderNo", "ebpCode", "ebpName")) {
            if (text(body, member).isEmpty()) {
                return Optional.of(FirmAnswer.refused(400, "PARAM_ERROR", member + " is missing"));
            }
        }
        return text(body.path("payer"), "name").isEmpty()
                        || text(body.path("payer"), "idNumber").isEmpty()
                ? Optional.of(FirmAnswer.refused(400, "PARAM_ERROR", "payer is missing"))
                : Optional.empty();
    }

    private String identityCheck(JsonNode body, Payment payment) {
        JsonNode payer = body.path("payer");
        String given = fingerprints.of(
                text(payer, "name").orElse("") + "/" + text(payer, "idNumber").orElse(""));
        return given.equals(payment.payer()) ? PASSED : NOT_PASSED;
    }

    private String message(JsonNode body, Payment payment) {
        JsonNode payer = body.path("payer");
        CebWriter writer = CebWriter.message("CEB411Message").open("Payment").open("PaymentHead");
        writer.element("guid", CebWriter.guid()).element("appType", "1");
        writer.element("appTime", CebWriter.seconds(clock.instant())).element("appStatus", "2");
        writer.element("payCode", config.code()).element("payName", config.name());
        writer.element("payTransactionId", payment.transactionId());
        writer.element("orderNo", text(body, "orderNo").orElse(""));
        writer.element("ebpCode", text(body, "ebpCode").orElse(""));
        writer.element("ebpName", text(body, "ebpName").orElse(""));
        writer.element("payerIdType", "1");
        writer.element("payerIdNumber", text(payer, "idNumber").orElse(""));
        writer.element("payerName", text(payer, "name").orElse(""));
        writer.optional("telephone", text(payer, "phone").orElse(null));
        writer.element("amountPaid", text(body, "amount").orElse("")).element("currency", "142");
        writer.element("payTime", CebWriter.seconds(payment.paidAt().orElseThrow()));
        @Nullable String subscriber = text(body, "subscriberDxpId").orElse(null);
        return writer.close("PaymentHead")
                .close("Payment")
                .transfer(config.code(), config.name(), config.dxpId(), subscriber)
                .finish();
    }

    private boolean isGenuine(FirmCall call) {
        return signature()
                .verifies(
                        call.method(),
                        call.path(),
                        call.timestamp(),
                        call.nonce(),
                        call.signature(),
                        call.body(),
                        clock.instant());
    }

    private DemoSignature signature() {
        return new DemoSignature(config.secret()
                .orElseThrow(() -> new IllegalStateException("pavilion.sandbox.payment.secret is not configured")));
    }

    private static CompletionStage<FirmAnswer> answered(FirmAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    /** Yuan with at most two decimals, as fen. */
    private static Optional<Long> minor(String amount) {
        return amount.matches("\\d{1,10}(\\.\\d{1,2})?")
                ? Optional.of(new BigDecimal(amount).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    /** What a shop asks to have paid. */
    private record Order(
            String outTradeNo,
            String orderNo,
            long amountMinor,
            String payerName,
            String payerIdNumber,
            String notifyUrl) {

        static Optional<Order> of(JsonNode body) {
            Optional<String> outTradeNo =
                    text(body, "outTradeNo").filter(number -> number.matches("[A-Za-z0-9_-]{1,64}"));
            Optional<String> orderNo = text(body, "orderNo").filter(number -> number.length() <= 60);
            Optional<Long> amount =
                    text(body, "amount").flatMap(PaymentFirm::minor).filter(minor -> minor > 0);
            Optional<String> name = text(body.path("payer"), "name");
            Optional<String> idNumber = text(body.path("payer"), "idNumber");
            Optional<String> notifyUrl = text(body, "notifyUrl").filter(url -> url.matches("https?://\\S{1,480}"));
            boolean complete = outTradeNo.isPresent()
                    && orderNo.isPresent()
                    && amount.isPresent()
                    && name.isPresent()
                    && idNumber.isPresent()
                    && notifyUrl.isPresent()
                    && text(body, "currency").filter("CNY"::equals).isPresent();
            return complete
                    ? Optional.of(new Order(
                            outTradeNo.get(), orderNo.get(), amount.get(), name.get(), idNumber.get(), notifyUrl.get()))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Order[" + orderNo + "]";
        }
    }
}
