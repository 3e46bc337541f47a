package by.pavilion.sandbox.payment;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.Counter;
import by.pavilion.sandbox.DemoSignature;
import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.TestIdentities;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.payment.DeclarationStore.Noted;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes payments, settles each a moment later, tells the shop, gives money back, and declares a payment to customs when the shop asks. */
@ApplicationScoped
public class PaymentFirm implements PushingFirm {
    static final String NAME = "payment";
    static final String WORK = "sandbox-payments";
    private static final int AT_ONCE = 500;
    private static final String PASSED = "CHECK_PASSED";
    private static final String NOT_PASSED = "CHECK_NOT_PASSED";

    /** Whoever pays for the people of {@link TestIdentities}. */
    private static final String SOMEBODY_ELSE = "somebody else";

    /** The fingerprint of a payer whom nobody has named. */
    private static final String UNKNOWN = "";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** Customs' code for payments that neither UnionPay nor NetsUnion can verify: this firm moves its money by itself. */
    private static final String OTHERS_VERIFY = "3";

    private final PaymentConfig config;
    private final PaymentStore payments;
    private final DeclarationStore declarations;
    private final CustomsDesk customs;
    private final Statement statement;
    private final Pushes pushes;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final Clock clock;
    private final Counter<Wish> wishes = new Counter<>("sandbox-payments", this::pay);
    private final Counter<RefundDesk.Wish> refunds;
    private final Counter<JsonNode> requests = new Counter<>("sandbox-declarations", this::declare);

    PaymentFirm(
            PaymentConfig config,
            PaymentStore payments,
            DeclarationStore declarations,
            CustomsDesk customs,
            RefundDesk refundDesk,
            Statement statement,
            Pushes pushes,
            Fingerprints fingerprints,
            Ids ids,
            Clock clock) {
        this.config = config;
        this.payments = payments;
        this.declarations = declarations;
        this.customs = customs;
        this.statement = statement;
        this.refunds = new Counter<>("sandbox-refunds", refundDesk::refund);
        this.pushes = pushes;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A payment that a shop wishes for.
     *
     * @param payer fingerprint of whoever will pay
     */
    record Wish(String outTradeNo, String orderNo, long amountMinor, String payer, String notifyUrl) {}

    @PreDestroy
    void close() {
        wishes.close();
        refunds.close();
        requests.close();
    }

    /** Begins a payment. The same trade number again gives the same answer. */
    public CompletionStage<FirmAnswer> pay(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<Order> order = SandboxJson.object(call.body()).flatMap(Order::of);
        return order.isEmpty()
                ? answered(FirmAnswer.refused(400, "PARAM_ERROR", "a field is missing or wrong"))
                : wishes.call(wish(order.get()));
    }

    private Wish wish(Order order) {
        String payer = TestIdentities.isPaidBySomebodyElse(order.payerIdNumber())
                ? fingerprints.of(SOMEBODY_ELSE)
                : fingerprints.of(order.payerName() + "/" + order.payerIdNumber());
        return new Wish(order.outTradeNo(), order.orderNo(), order.amountMinor(), payer, order.notifyUrl());
    }

    private List<FirmAnswer> pay(List<Wish> portion) {
        Instant now = clock.instant();
        String day = DAY.format(now.atZone(CebWriter.BEIJING));
        payments.insert(portion, wish -> "42" + day + ids.next(), now.plus(config.settleAfter()));
        Map<String, Payment> begun =
                payments.ofTrades(portion.stream().map(Wish::outTradeNo).toList());
        return portion.stream()
                .map(wish -> answer(wish, Objects.requireNonNull(begun.get(wish.outTradeNo()))))
                .toList();
    }

    private static FirmAnswer answer(Wish wish, Payment payment) {
        return payment.amountMinor() == wish.amountMinor() && payment.orderNo().equals(wish.orderNo())
                ? FirmAnswer.ok(Map.of("transactionId", payment.transactionId(), "status", "ACCEPTED"))
                : FirmAnswer.refused(409, "OUT_TRADE_NO_USED", "the trade number belongs to another payment");
    }

    /** A payment that a marketplace has collected through this firm. Its text shows nobody. */
    public record Paid(String orderNo, String transactionId, long amountMinor, String payerName, String payerIdNumber) {
        @Override
        public String toString() {
            return "Paid[" + transactionId + "]";
        }
    }

    /** Enters a payment that a marketplace has collected through this firm. */
    @Transactional
    public void alreadyPaid(
            String orderNo, String transactionId, long amountMinor, String payerName, String payerIdNumber) {
        alreadyPaid(List.of(new Paid(orderNo, transactionId, amountMinor, payerName, payerIdNumber)));
    }

    /** The same of many. */
    @Transactional
    public void alreadyPaid(List<Paid> paid) {
        payments.insertCollected(
                paid.stream()
                        .map(one -> new PaymentStore.Collected(
                                one.orderNo(),
                                one.transactionId(),
                                one.amountMinor(),
                                fingerprints.of(one.payerName() + "/" + one.payerIdNumber())))
                        .toList(),
                clock.instant());
    }

    /** Enters a payment that a buyer made by scanning a code: who that is shows when the payment is declared. */
    @Transactional
    public void alreadyPaid(String orderNo, String transactionId, long amountMinor) {
        payments.insertPaid(orderNo, transactionId, amountMinor, UNKNOWN, clock.instant());
    }

    /** Settles what has become due and owes the shops their notifications. */
    @Transactional
    int settle() {
        Instant now = clock.instant();
        List<Payment> due = payments.due(now, AT_ONCE);
        String somebodyElse = fingerprints.of(SOMEBODY_ELSE);
        payments.paid(due.stream().map(Payment::id).toList(), now);
        pushes.owe(
                name(),
                due.stream()
                        .map(payment -> new Pushes.Call(
                                payment.notifyUrl(),
                                SandboxJson.print(
                                        notice(payment, payment.payer().equals(somebodyElse), now))))
                        .toList());
        return due.size();
    }

    private static Map<String, String> notice(Payment payment, boolean paidBySomebodyElse, Instant paidAt) {
        return Map.of(
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
                paidBySomebodyElse ? NOT_PASSED : PASSED,
                "paidAt",
                paidAt.toString());
    }

    /** Begins to give money of a settled payment back. The same refund number again gives the same answer. */
    public CompletionStage<FirmAnswer> refund(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<RefundDesk.Wish> wish = SandboxJson.object(call.body()).flatMap(RefundDesk.Wish::of);
        return wish.isEmpty()
                ? answered(FirmAnswer.refused(400, "PARAM_ERROR", "a field is missing or wrong"))
                : refunds.call(wish.get());
    }

    /** The statement of a day in Beijing; empty for whoever has not signed. */
    public Optional<String> statement(FirmCall call, LocalDate day) {
        return isGenuine(call) ? Optional.of(statement.of(day)) : Optional.empty();
    }

    /** Notes that a settled payment is to be declared to customs, which happens soon after. */
    public CompletionStage<FirmAnswer> declare(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<JsonNode> body = SandboxJson.object(call.body())
                .filter(json -> text(json, "transactionId").isPresent());
        return body.isEmpty() ? answered(unknown()) : requests.call(body.get());
    }

    private List<FirmAnswer> declare(List<JsonNode> portion) {
        Map<String, Payment> known = known(portion);
        List<FirmAnswer> answers = new ArrayList<>();
        List<Noted> noted = new ArrayList<>();
        for (JsonNode body : portion) {
            Optional<Payment> payment = Optional.ofNullable(known.get(transactionId(body)));
            Optional<FirmAnswer> refusal = payment.isEmpty() ? Optional.of(unknown()) : refusalOf(body, payment.get());
            payment.filter(found -> refusal.isEmpty())
                    .ifPresent(found -> note(customs.write(body, found), found.declared(), noted));
            answers.add(refusal.orElseGet(() -> FirmAnswer.ok(Map.of(
                    "status", "ACCEPTED",
                    "payCode", config.code(),
                    "payName", config.name(),
                    "identityCheckResult", identityCheck(body, payment.orElseThrow()),
                    "verDept", OTHERS_VERIFY))));
        }
        declarations.insert(noted);
        return answers;
    }

    /** A filing with the same number as before is the shop's repeat of its request. */
    private void note(Noted filing, boolean declared, List<Noted> first) {
        if (filing.filing() == 1) {
            if (!declared) {
                first.add(filing);
            }
        } else if (payments.filedAnew(filing.paymentId(), filing.filing())) {
            declarations.replace(filing);
        }
    }

    /**
     * What was collected. Marketplaces that somebody connects for a test have their buyers' money collected here as well, and
     * nobody tells us of it but the shop that wants it declared.
     */
    private Map<String, Payment> known(List<JsonNode> portion) {
        List<String> transactions =
                portion.stream().map(PaymentFirm::transactionId).toList();
        Map<String, Payment> known = payments.ofTransactions(transactions);
        List<PaymentStore.Collected> elsewhere = portion.stream()
                .filter(body -> !known.containsKey(transactionId(body)))
                .flatMap(body -> collectedElsewhere(body).stream())
                .toList();
        if (elsewhere.isEmpty()) {
            return known;
        }
        payments.insertCollected(elsewhere, clock.instant());
        return payments.ofTransactions(transactions);
    }

    /** A payment that a marketplace names, as far as it can be declared. */
    private Optional<PaymentStore.Collected> collectedElsewhere(JsonNode body) {
        Optional<Long> amount = text(body, "amount").flatMap(PaymentFirm::minor);
        boolean canBeKept = transactionId(body).matches("[!-~]{1,40}")
                && transactionId(body).matches(config.collectedElsewhere())
                && fits(body, "orderNo");
        return text(body, "channel").isPresent() && canBeKept
                ? amount.map(minor -> new PaymentStore.Collected(
                        text(body, "orderNo").orElseThrow(), transactionId(body), minor, UNKNOWN))
                : Optional.empty();
    }

    private static String transactionId(JsonNode body) {
        return text(body, "transactionId").orElseThrow();
    }

    private static FirmAnswer unknown() {
        return FirmAnswer.refused(404, "TRADE_NOT_EXIST", "no such transaction");
    }

    @Override
    public String name() {
        return NAME;
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
        // what customs could not read would have all others in its message refused
        for (String member : List.of("orderNo", "ebpCode", "ebpName")) {
            if (!fits(body, member)) {
                return Optional.of(FirmAnswer.refused(400, "PARAM_ERROR", member + " is missing or too long"));
            }
        }
        JsonNode payer = body.path("payer");
        boolean complete = fits(payer, "name")
                && fits(payer, "idNumber")
                && (text(payer, "phone").isEmpty() || fits(payer, "phone"));
        return complete
                ? Optional.empty()
                : Optional.of(FirmAnswer.refused(400, "PARAM_ERROR", "payer is missing or too long"));
    }

    private static boolean fits(JsonNode object, String member) {
        int longest =
                switch (member) {
                    case "ebpCode" -> 18;
                    case "ebpName" -> 100;
                    default -> 60;
                };
        return text(object, member).filter(text -> text.length() <= longest).isPresent();
    }

    private String identityCheck(JsonNode body, Payment payment) {
        JsonNode payer = body.path("payer");
        if (payment.payer().equals(UNKNOWN)) {
            return TestIdentities.isPaidBySomebodyElse(text(payer, "idNumber").orElse("")) ? NOT_PASSED : PASSED;
        }
        String given = fingerprints.of(
                text(payer, "name").orElse("") + "/" + text(payer, "idNumber").orElse(""));
        return given.equals(payment.payer()) ? PASSED : NOT_PASSED;
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
    static Optional<Long> minor(String amount) {
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
