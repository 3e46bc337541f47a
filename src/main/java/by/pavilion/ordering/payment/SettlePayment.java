package by.pavilion.ordering.payment;

import by.pavilion.ordering.AcceptPaidOrder;
import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OweRefunds;
import by.pavilion.ordering.PaidPayment;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Answer;
import by.pavilion.shared.Gathering;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes payment firms' notifications, those that arrive at the same time together. Money that came settles the payment and
 * starts its order in one transaction, or goes back when its order does not wait for it; the same notification again changes
 * nothing.
 */
@ApplicationScoped
public class SettlePayment {
    private static final Logger LOG = Logger.getLogger(SettlePayment.class);
    private static final Gathering.Size SIZE = new Gathering.Size(1, 100, 2000).inCompany(Duration.ofMillis(5));

    private final PaymentProviders providers;
    private final PaymentStore payments;
    private final PaymentMessages messages;
    private final AcceptPaidOrder acceptPaidOrder;
    private final AwaitPayment awaitPayment;
    private final OweRefunds oweRefunds;
    private final Clock clock;
    private final Gathering<Told, Answer<Payment>> gathering =
            new Gathering<>("ordering-settle-payment", SIZE, Told::payment, this::settleAll);

    SettlePayment(
            PaymentProviders providers,
            PaymentStore payments,
            PaymentMessages messages,
            AcceptPaidOrder acceptPaidOrder,
            AwaitPayment awaitPayment,
            OweRefunds oweRefunds,
            Clock clock) {
        this.providers = providers;
        this.payments = payments;
        this.messages = messages;
        this.acceptPaidOrder = acceptPaidOrder;
        this.awaitPayment = awaitPayment;
        this.oweRefunds = oweRefunds;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        gathering.close();
    }

    /** A notice of a firm, and the message that it came in. */
    private record Told(String provider, PaymentProvider.Notice notice, String message) {
        PaymentId payment() {
            return notice.payment();
        }
    }

    /**
     * Settles what the notification tells of, and gives what the firm wants to hear, or a refusal: when the notification does
     * not agree with what we know. Where the firm has a form of its own for refusals, that form is the answer.
     *
     * @throws Problem when there is no such firm, or for firms without a form of their own, when the notification is not the
     *     firm's or cannot be read; 503 when too many wait
     */
    public CompletionStage<Answer<PaymentProvider.Reply>> settle(
            String providerCode, PaymentProvider.Notification notification) {
        PaymentProvider provider = providers.find(providerCode).orElseThrow(PaymentProblems::noSuchPayment);
        try {
            PaymentProvider.Notice notice = provider.read(notification);
            return settle(provider, notice, notification.body())
                    .thenApply(answer -> answer.refusal() == null
                            ? Answer.of(provider.receipt())
                            : refused(provider, answer.refusal()));
        } catch (Problem refusal) {
            return CompletableFuture.completedFuture(refused(provider, refusal));
        }
    }

    private static Answer<PaymentProvider.Reply> refused(PaymentProvider provider, Problem refusal) {
        return provider.refusal(refusal).map(Answer::of).orElseGet(() -> Answer.refused(refusal));
    }

    /**
     * Settles what a firm has said when it was asked, just as if it had told by itself.
     *
     * @throws Problem 503 when too many wait
     */
    CompletionStage<Answer<Payment>> settle(PaymentProvider provider, PaymentProvider.Notice notice, String message) {
        return gathering.call(new Told(provider.code(), notice, message));
    }

    private List<Answer<Payment>> settleAll(List<Told> told) {
        return Transactions.retrying(() -> take(told));
    }

    /** What notices say that we did not know yet, in the order in which they came. */
    private static final class News {
        private final List<PaymentMessages.Message> messages = new ArrayList<>();
        private final Map<Payment, PaymentProvider.Settled> settled = new LinkedHashMap<>();
        private final Map<Payment, String> failed = new LinkedHashMap<>();
        private final Map<PaymentId, PaymentStore.Difference> differing = new LinkedHashMap<>();
    }

    private List<Answer<Payment>> take(List<Told> told) {
        Map<PaymentId, Payment> locked =
                payments.lock(told.stream().map(Told::payment).toList());
        News news = new News();
        List<Answer<Payment>> answers = new ArrayList<>();
        for (Told one : told) {
            try {
                @Nullable Payment payment = locked.get(one.payment());
                if (payment == null || !payment.provider().equals(one.provider())) {
                    throw PaymentProblems.unknownPayment();
                }
                read(payment, one, news);
                answers.add(Answer.of(payment));
            } catch (Problem refusal) {
                answers.add(Answer.refused(refusal));
            }
        }
        messages.keep(news.messages);
        payments.differ(news.differing, clock.instant());
        settle(news.settled);
        news.failed.forEach((payment, reason) -> {
            payments.failed(payment.id(), reason);
            awaitPayment.giveUp(payment.order(), payment.id(), reason);
        });
        return answers;
    }

    /** @throws Problem when the notice does not agree with what we know */
    private static void read(Payment payment, Told told, News news) {
        PaymentProvider.Notice notice = told.notice();
        boolean isNews =
                switch (payment.state()) {
                    case PENDING -> true;
                    case PAID -> false;
                    case FAILED -> notice instanceof PaymentProvider.Settled;
                };
        if (notice instanceof PaymentProvider.Settled settled) {
            Optional<PaymentStore.Difference> difference = difference(payment, settled);
            if (difference.isPresent()) {
                news.differing.put(payment.id(), difference.get());
                throw refused(payment, difference.get().in());
            }
            if (isNews) {
                news.settled.put(payment, settled);
            }
        } else if (notice instanceof PaymentProvider.Failed failed && isNews) {
            news.failed.put(payment, failed.reason());
        }
        if (isNews) {
            news.messages.add(
                    new PaymentMessages.Message(payment.id(), PaymentMessages.Kind.NOTIFICATION, told.message()));
        }
    }

    private void settle(Map<Payment, PaymentProvider.Settled> settled) {
        payments.paid(settled);
        List<AcceptPaidOrder.Paid> paid = new ArrayList<>();
        Set<OrderId> seen = new HashSet<>();
        Map<PaymentId, OrderId> notAwaited = new HashMap<>();
        settled.forEach((payment, notice) -> {
            if (seen.add(payment.order())) {
                paid.add(new AcceptPaidOrder.Paid(
                        payment.order(),
                        new PaidPayment(
                                payment.id(),
                                payment.provider(),
                                notice.transactionId(),
                                notice.amount(),
                                notice.paidAt()),
                        notice.payer()));
            } else {
                notAwaited.put(payment.id(), payment.order());
            }
        });
        Set<OrderId> refused = acceptPaidOrder.accept(paid);
        paid.stream()
                .filter(one -> refused.contains(one.order()))
                .forEach(one -> notAwaited.put(one.payment().paymentId(), one.order()));
        notAwaited.forEach((payment, order) ->
                LOG.warnf("payment=%s order=%s did not wait for this money, it goes back", payment, order));
        oweRefunds.notAwaited(notAwaited);
    }

    /** What a notice says that is another thing than we know. */
    private static Optional<PaymentStore.Difference> difference(Payment payment, PaymentProvider.Settled settled) {
        String amount = settled.amount().amount().toPlainString() + " "
                + settled.amount().currency().getCurrencyCode();
        if (!settled.amount().currency().equals(payment.amount().currency())) {
            return Optional.of(new PaymentStore.Difference("/currency", amount));
        }
        if (!settled.amount().equals(payment.amount())) {
            return Optional.of(new PaymentStore.Difference("/amount", amount));
        }
        return payment.transactionId()
                .filter(known -> !known.equals(settled.transactionId()))
                .map(known -> new PaymentStore.Difference("/transactionId", amount));
    }

    private static Problem refused(Payment payment, String pointer) {
        LOG.warnf("payment=%s the firm's notification does not agree with us on %s", payment.id(), pointer);
        return PaymentProblems.mismatch(pointer);
    }
}
