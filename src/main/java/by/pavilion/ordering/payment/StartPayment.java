package by.pavilion.ordering.payment;

import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Starts the payment of an order's full amount. The firm is asked in the background. */
@ApplicationScoped
public class StartPayment {
    private final PaymentProviders providers;
    private final IdempotencyKeys keys;
    private final AwaitPayment awaitPayment;
    private final PaymentStore payments;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    StartPayment(
            PaymentProviders providers,
            IdempotencyKeys keys,
            AwaitPayment awaitPayment,
            PaymentStore payments,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.providers = providers;
        this.keys = keys;
        this.awaitPayment = awaitPayment;
        this.payments = payments;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Starts the payment, or finds the one that this key has started.
     *
     * @throws by.pavilion.shared.Problem 422 for a firm that we do not know, 409 when the order is not waiting for money
     */
    public Payment start(PlacedBy caller, IdempotencyKey key, OrderId id, String provider) {
        if (providers.find(provider).isEmpty()) {
            throw PaymentProblems.unknownProvider(providers.codes());
        }
        return Transactions.retrying(() -> begin(caller, key, id, provider));
    }

    private Payment begin(PlacedBy caller, IdempotencyKey key, OrderId id, String provider) {
        PaymentId paymentId = new PaymentId(ids.next());
        Optional<String> earlier =
                keys.claim(caller.id(), key, "start payment\n" + id + "\n" + provider, paymentId.toString());
        if (earlier.isPresent()) {
            return payments.find(PaymentId.fromString(earlier.get()))
                    .orElseThrow(() -> new IllegalStateException("a key names payment " + earlier.get()));
        }
        Order order = awaitPayment.begin(id);
        Payment payment = new Payment(
                paymentId,
                id,
                provider,
                PaymentState.PENDING,
                order.totals().payable(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty());
        payments.insert(payment);
        workers.wake(AskPaymentFirms.NAME);
        return payment;
    }
}
