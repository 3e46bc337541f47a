package by.pavilion.ordering.payment;

import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.shared.Answer;
import by.pavilion.shared.Gathering;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.IdempotencyKeys.Claim;
import by.pavilion.shared.IdempotencyKeys.Made;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts payments of orders' full amounts, those that are wanted at the same time together. Firms are asked in the background. */
@ApplicationScoped
public class StartPayment {
    private static final Gathering.Size SIZE = new Gathering.Size(1, 100, 2000);

    private final PaymentProviders providers;
    private final IdempotencyKeys keys;
    private final AwaitPayment awaitPayment;
    private final PaymentStore payments;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;
    private final Gathering<Wanted, Answer<Payment>> gathering =
            new Gathering<>("ordering-start-payment", SIZE, Wanted::order, this::startAll);

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

    @PreDestroy
    void stop() {
        gathering.close();
    }

    private record Wanted(PlacedBy caller, Claim claim, OrderId order, String provider) {}

    /**
     * Starts the payment, or finds the one that this key has started. A refusal is a value: 404 when the caller has no such
     * order, 422 for a firm that we do not know, 409 when the order is not waiting for money.
     *
     * @throws Problem 503 when too many wait
     */
    public CompletionStage<Answer<Payment>> start(PlacedBy caller, IdempotencyKey key, OrderId id, String provider) {
        Claim claim = Claim.of(caller.id(), key, "start payment\n" + id + "\n" + provider);
        return gathering.call(new Wanted(caller, claim, id, provider));
    }

    private List<Answer<Payment>> startAll(List<Wanted> wanted) {
        return Transactions.retrying(() -> begin(wanted));
    }

    private List<Answer<Payment>> begin(List<Wanted> wanted) {
        Map<Wanted, Answer<Payment>> answers = new HashMap<>();
        Map<Claim, String> claims = new LinkedHashMap<>();
        Map<Wanted, PaymentId> paymentIds = new HashMap<>();
        for (Wanted one : wanted) {
            PaymentId id = new PaymentId(ids.next());
            paymentIds.put(one, id);
            claims.put(one.claim(), id.toString());
        }
        Map<Claim, Made> earlier = keys.claim(claims);
        wanted.stream()
                .filter(one -> earlier.containsKey(one.claim()))
                .forEach(one ->
                        answers.put(one, repeated(one.claim(), Objects.requireNonNull(earlier.get(one.claim())))));
        List<Wanted> fresh =
                wanted.stream().filter(one -> !answers.containsKey(one)).toList();
        Map<OrderId, Answer<Order>> orders = awaitPayment.begin(known(fresh));
        Instant now = clock.instant();
        List<Payment> started = new ArrayList<>();
        List<Claim> unused = new ArrayList<>();
        for (Wanted one : fresh) {
            Answer<Order> order = orders.getOrDefault(
                    one.order(), Answer.refused(PaymentProblems.unknownProvider(providers.codes())));
            @Nullable Problem refusal = order.refusal();
            if (refusal == null) {
                Payment payment = payment(Objects.requireNonNull(paymentIds.get(one)), one, order.orThrow(), now);
                started.add(payment);
                answers.put(one, Answer.of(payment));
            } else {
                unused.add(one.claim());
                answers.put(one, Answer.refused(refusal));
            }
        }
        keys.release(unused);
        payments.insert(started);
        workers.wake(AskPaymentFirms.NAME);
        return wanted.stream()
                .map(one -> Objects.requireNonNull(answers.get(one)))
                .toList();
    }

    /** The orders of those who name a firm that we know. */
    private Map<OrderId, PlacedBy> known(List<Wanted> wanted) {
        return wanted.stream()
                .filter(one -> providers.find(one.provider()).isPresent())
                .collect(Collectors.toMap(Wanted::order, Wanted::caller));
    }

    private Answer<Payment> repeated(Claim claim, Made made) {
        try {
            return Answer.of(payments.find(PaymentId.fromString(made.by(claim)))
                    .orElseThrow(() -> new IllegalStateException("a key names payment " + made.resource())));
        } catch (Problem otherRequest) {
            return Answer.refused(otherRequest);
        }
    }

    private static Payment payment(PaymentId id, Wanted wanted, Order order, Instant now) {
        return new Payment(
                id,
                order.id(),
                wanted.provider(),
                PaymentState.PENDING,
                order.totals().payable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }
}
