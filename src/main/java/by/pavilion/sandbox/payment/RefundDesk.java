package by.pavilion.sandbox.payment;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives money of settled payments back, never more than was paid, and tells the shop a moment later. */
@ApplicationScoped
class RefundDesk {
    private static final int AT_ONCE = 500;

    private final PaymentConfig config;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final Pushes pushes;
    private final Ids ids;
    private final Clock clock;

    RefundDesk(PaymentConfig config, PaymentStore payments, RefundStore refunds, Pushes pushes, Ids ids, Clock clock) {
        this.config = config;
        this.payments = payments;
        this.refunds = refunds;
        this.pushes = pushes;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a shop wants to give back. */
    record Wish(String outRefundNo, String transactionId, long amountMinor, String notifyUrl) {
        static Optional<Wish> of(JsonNode body) {
            Optional<String> outRefundNo =
                    text(body, "outRefundNo").filter(number -> number.matches("[A-Za-z0-9_-]{1,64}"));
            Optional<String> transactionId = text(body, "transactionId").filter(number -> number.length() <= 40);
            Optional<Long> amount =
                    text(body, "amount").flatMap(PaymentFirm::minor).filter(minor -> minor > 0);
            Optional<String> notifyUrl = text(body, "notifyUrl").filter(url -> url.matches("https?://\\S{1,480}"));
            boolean complete = outRefundNo.isPresent()
                    && transactionId.isPresent()
                    && amount.isPresent()
                    && notifyUrl.isPresent()
                    && text(body, "currency").filter("CNY"::equals).isPresent();
            return complete
                    ? Optional.of(new Wish(outRefundNo.get(), transactionId.get(), amount.get(), notifyUrl.get()))
                    : Optional.empty();
        }
    }

    /** In a transaction, one portion at a time. The same number again gives the same answer. */
    List<FirmAnswer> refund(List<Wish> portion) {
        List<String> transactions = portion.stream().map(Wish::transactionId).toList();
        Map<String, Payment> paid = payments.ofTransactions(transactions);
        Map<String, Long> gone = new HashMap<>(refunds.sums(transactions));
        Map<String, Refund> known =
                refunds.of(portion.stream().map(Wish::outRefundNo).toList());
        Map<String, Wish> fresh = new HashMap<>();
        List<Optional<FirmAnswer>> refusals = new ArrayList<>();
        for (Wish wish : portion) {
            Optional<FirmAnswer> refusal = refusalOf(wish, paid, gone, known, fresh);
            refusals.add(refusal);
            if (refusal.isEmpty() && !known.containsKey(wish.outRefundNo())) {
                fresh.put(wish.outRefundNo(), wish);
                gone.merge(wish.transactionId(), wish.amountMinor(), Math::addExact);
            }
        }
        Instant dueAt = clock.instant().plus(config.settleAfter());
        refunds.insert(List.copyOf(fresh.values()), wish -> "50" + ids.next(), dueAt);
        Map<String, Refund> begun =
                refunds.of(portion.stream().map(Wish::outRefundNo).toList());
        List<FirmAnswer> answers = new ArrayList<>();
        for (int index = 0; index < portion.size(); index++) {
            Refund refund = begun.get(portion.get(index).outRefundNo());
            answers.add(refusals.get(index)
                    .or(() -> Optional.ofNullable(refund).map(RefundDesk::begun))
                    .orElseThrow());
        }
        return answers;
    }

    private static FirmAnswer begun(Refund refund) {
        return FirmAnswer.ok(refund.doneAt()
                .map(at -> Map.of("refundId", refund.refundId(), "status", "SUCCESS", "refundedAt", at.toString()))
                .orElseGet(() -> Map.of("refundId", refund.refundId(), "status", "ACCEPTED")));
    }

    private static Optional<FirmAnswer> refusalOf(
            Wish wish,
            Map<String, Payment> paid,
            Map<String, Long> gone,
            Map<String, Refund> known,
            Map<String, Wish> fresh) {
        Optional<Refund> earlier = Optional.ofNullable(known.get(wish.outRefundNo()));
        if (earlier.isPresent()) {
            boolean same = earlier.get().amountMinor() == wish.amountMinor()
                    && earlier.get().transactionId().equals(wish.transactionId());
            return same ? Optional.empty() : Optional.of(used());
        }
        if (fresh.containsKey(wish.outRefundNo())) {
            return Optional.of(used());
        }
        Optional<Payment> payment = Optional.ofNullable(paid.get(wish.transactionId()))
                .filter(one -> one.paidAt().isPresent());
        if (payment.isEmpty()) {
            return Optional.of(FirmAnswer.refused(422, "TRADE_NOT_EXIST", "no such settled payment"));
        }
        long left = payment.get().amountMinor() - gone.getOrDefault(wish.transactionId(), 0L);
        return wish.amountMinor() > left
                ? Optional.of(FirmAnswer.refused(422, "NOT_ENOUGH", "more than was paid cannot be given back"))
                : Optional.empty();
    }

    private static FirmAnswer used() {
        return FirmAnswer.refused(409, "OUT_REFUND_NO_USED", "the refund number belongs to another refund");
    }

    /** Lets go what has become due and owes the shops their notifications. */
    @Transactional
    int settle() {
        Instant now = clock.instant();
        List<Refund> due = refunds.due(now, AT_ONCE);
        refunds.done(due.stream().map(Refund::id).toList(), now);
        pushes.owe(
                PaymentFirm.NAME,
                due.stream()
                        .map(refund -> new Pushes.Call(refund.notifyUrl(), SandboxJson.print(notice(refund, now))))
                        .toList());
        return due.size();
    }

    private static Map<String, String> notice(Refund refund, Instant at) {
        return Map.of(
                "eventId",
                "evtr" + refund.id() + "-" + refund.refundId(),
                "outRefundNo",
                refund.outRefundNo(),
                "refundId",
                refund.refundId(),
                "status",
                "SUCCESS",
                "amount",
                refund.amount(),
                "currency",
                "CNY",
                "refundedAt",
                at.toString());
    }
}
