package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.SandboxSettings;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.payment.PaymentFirm;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trades of both firms: begun, paid by invented buyers, closed, given back; each firm says it in its own way. */
@ApplicationScoped
public class ScanBook {
    private static final String COURSE = "scan-pay-course-";
    private static final String MISTAKES = "scan-pay-mistakes-";
    private static final int LATER = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final ScanPayConfig config;
    private final ScanStore store;
    private final PaymentFirm customsDesk;
    private final SandboxSettings settings;
    private final Ids ids;
    private final Clock clock;

    ScanBook(
            ScanPayConfig config,
            ScanStore store,
            PaymentFirm customsDesk,
            SandboxSettings settings,
            Ids ids,
            Clock clock) {
        this.config = config;
        this.store = store;
        this.customsDesk = customsDesk;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** From now on the firm's trades go this way. False when there is no such way. */
    public boolean choose(String firm, String course) {
        Optional<Course> known = Course.of(course);
        known.ifPresent(chosen -> settings.put(COURSE + firm, chosen.name()));
        return known.isPresent();
    }

    private Course course(String firm) {
        return settings.find(COURSE + firm).flatMap(Course::of).orElse(Course.PAY);
    }

    /** The same number again is the same trade. */
    @Transactional
    Trade begin(String firm, String outTradeNo, String orderNo, long amountMinor, String notifyUrl) {
        Instant now = clock.instant();
        Course course = course(firm);
        String transactionId = "42" + DAY.format(now.atZone(CebWriter.BEIJING)) + ids.next();
        @Nullable Instant dueAt = course == Course.IGNORE ? null : now.plus(config.settleAfter());
        store.insert(
                new Trade(
                        0,
                        firm,
                        outTradeNo,
                        orderNo,
                        transactionId,
                        amountMinor,
                        notifyUrl,
                        Trade.State.NOTPAY,
                        course,
                        Optional.empty()),
                dueAt);
        return store.trade(firm, outTradeNo).orElseThrow();
    }

    @Transactional
    Optional<Trade> find(String firm, String outTradeNo) {
        return store.trade(firm, outTradeNo);
    }

    /** The trade as it is then: closed, unless it was paid. */
    @Transactional
    Optional<Trade> close(String firm, String outTradeNo) {
        store.trade(firm, outTradeNo)
                .filter(trade -> trade.state() == Trade.State.NOTPAY)
                .ifPresent(trade -> store.update(trade.id(), Trade.State.CLOSED, null, null));
        return store.trade(firm, outTradeNo);
    }

    /** Why no money goes back. */
    enum NoRefund {
        NO_SUCH_TRADE,
        TOO_MUCH,
        ANOTHER
    }

    /** A refund, or why there is none. */
    record Wanted(Optional<Refund> refund, Optional<NoRefund> refusal) {
        private static Wanted refused(NoRefund why) {
            return new Wanted(Optional.empty(), Optional.of(why));
        }
    }

    /** The same number again is the same refund. */
    @Transactional
    Wanted refund(String firm, String transactionId, String outRefundNo, long amountMinor, String notifyUrl) {
        Optional<Trade> trade =
                store.transaction(firm, transactionId).filter(found -> found.state() == Trade.State.SUCCESS);
        if (trade.isEmpty()) {
            return Wanted.refused(NoRefund.NO_SUCH_TRADE);
        }
        Optional<Refund> earlier = store.refund(firm, outRefundNo);
        if (earlier.isPresent()) {
            boolean same = earlier.get().amountMinor() == amountMinor
                    && earlier.get().transactionId().equals(transactionId);
            return same ? new Wanted(earlier, Optional.empty()) : Wanted.refused(NoRefund.ANOTHER);
        }
        long gone = store.refundsOf(transactionId).stream()
                .mapToLong(Refund::amountMinor)
                .sum();
        if (amountMinor > trade.get().amountMinor() - gone) {
            return Wanted.refused(NoRefund.TOO_MUCH);
        }
        store.insert(
                new Refund(
                        0,
                        firm,
                        outRefundNo,
                        transactionId,
                        "50" + ids.next(),
                        amountMinor,
                        notifyUrl,
                        course(firm),
                        Optional.empty()),
                clock.instant().plus(config.settleAfter()));
        return new Wanted(store.refund(firm, outRefundNo), Optional.empty());
    }

    @Transactional
    Optional<Refund> findRefund(String firm, String outRefundNo) {
        return store.refund(firm, outRefundNo);
    }

    /** Lets a buyer pay; the trade as it is then. */
    Trade pay(Trade trade, Instant now) {
        boolean late = trade.course() == Course.LATE;
        store.update(
                trade.id(),
                Trade.State.SUCCESS,
                now,
                late ? now.plus(config.settleAfter().multipliedBy(LATER)) : null);
        customsDesk.alreadyPaid(trade.orderNo(), trade.transactionId(), trade.amountMinor());
        return store.trade(trade.firm(), trade.outTradeNo()).orElseThrow();
    }

    /** The shop has been told, or will not be. */
    void told(Trade trade) {
        store.update(trade.id(), trade.state(), trade.paidAt().orElse(null), null);
    }

    /** From now on the firm's statements have these mistakes, with commas: {@code drop}, {@code extra}, {@code amount}, {@code twice}. */
    public void plant(String firm, String mistakes) {
        settings.put(MISTAKES + firm, mistakes);
    }

    /** What was paid and what went back on a day in Beijing, with the mistakes that were planted. */
    @Transactional
    List<Entry> day(String firm, LocalDate day) {
        Instant from = day.atStartOfDay(CebWriter.BEIJING).toInstant();
        Instant before = day.plusDays(1).atStartOfDay(CebWriter.BEIJING).toInstant();
        List<Entry> entries = new ArrayList<>();
        store.paid(firm, from, before).forEach(trade -> entries.add(Entry.of(trade)));
        List<String> mistakes =
                Arrays.asList(settings.find(MISTAKES + firm).orElse("").split(","));
        if (mistakes.contains("drop") && !entries.isEmpty()) {
            entries.remove(0);
        }
        if (mistakes.contains("amount") && !entries.isEmpty()) {
            entries.set(0, entries.get(0).dearer());
        }
        if (mistakes.contains("twice") && !entries.isEmpty()) {
            entries.add(entries.get(entries.size() - 1));
        }
        if (mistakes.contains("extra")) {
            entries.add(new Entry(false, "unknown-" + day, "", "4299" + day, "", 4200, from));
        }
        store.refunded(firm, from, before)
                .forEach(refund -> entries.add(Entry.of(
                        refund, store.transaction(firm, refund.transactionId()).orElseThrow())));
        return entries;
    }
}
