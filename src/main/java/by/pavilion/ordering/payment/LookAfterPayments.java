package by.pavilion.ordering.payment;

import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Answer;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks firms how payments stand that they have not told of, so that a lost notification is harmless, and closes payments
 * whose orders do not wait for money any more. What a firm says here counts like its notification.
 */
@ApplicationScoped
class LookAfterPayments implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(LookAfterPayments.class);
    private static final String NAME = "ordering-payment-looks";
    private static final String CLOSED = "order-cancelled";
    private static final int PORTION = 100;
    private static final int AT_A_TIME = 4;

    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final SettlePayment settlePayment;
    private final Orders orders;
    private final LookingConfig config;
    private final Clock clock;
    private final Together callers = new Together(NAME, AT_A_TIME);

    LookAfterPayments(
            PaymentStore payments,
            PaymentProviders providers,
            SettlePayment settlePayment,
            Orders orders,
            LookingConfig config,
            Clock clock) {
        this.payments = payments;
        this.providers = providers;
        this.settlePayment = settlePayment;
        this.orders = orders;
        this.config = config;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        callers.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        List<Payment> due = payments.toLookAt(clock.instant(), PORTION);
        if (!due.isEmpty()) {
            Set<OrderId> waiting = orders.find(due.stream().map(Payment::order).toList()).stream()
                    .filter(order -> order.status() == OrderStatus.PLACED)
                    .map(Order::id)
                    .collect(Collectors.toSet());
            callers.each(due, payment -> look(payment, waiting.contains(payment.order())));
            List<PaymentId> looked = due.stream().map(Payment::id).toList();
            QuarkusTransaction.requiringNew()
                    .run(() -> payments.lookAgain(looked, clock.instant(), config.lookAfter(), config.longestPause()));
        }
        return due.size();
    }

    /** Whether anything was settled. */
    private boolean look(Payment payment, boolean wanted) {
        try {
            PaymentProvider provider = providers
                    .find(payment.provider())
                    .orElseThrow(() -> new IOException("no payment firm " + payment.provider() + " is configured"));
            Optional<PaymentProvider.Found> found = provider.inquire(payment);
            if (found.isPresent()) {
                return settle(provider, payment, found.get());
            }
            return !wanted
                    && provider.close(payment)
                    && settle(
                            provider,
                            payment,
                            new PaymentProvider.Found(new PaymentProvider.Failed(payment.id(), CLOSED), CLOSED));
        } catch (IOException | RuntimeException e) { // whatever is wrong with this one must not keep the others waiting
            LOG.warnf("payment=%s firm=%s will be asked about again: %s", payment.id(), payment.provider(), e);
            return false;
        }
    }

    private boolean settle(PaymentProvider provider, Payment payment, PaymentProvider.Found found) {
        Answer<Payment> answer = settlePayment
                .settle(provider, found.notice(), found.message())
                .toCompletableFuture()
                .join();
        @Nullable Problem refusal = answer.refusal();
        if (refusal != null) {
            LOG.warnf(
                    "payment=%s what the firm answers about it was not taken: %s",
                    payment.id(), refusal.type().slug());
        }
        return refusal == null;
    }
}
