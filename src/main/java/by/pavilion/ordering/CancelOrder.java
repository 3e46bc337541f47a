package by.pavilion.ordering;

import by.pavilion.customs.CancelDeclaration;
import by.pavilion.identity.Caller;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cancels an order that has not been released. One that is not paid ends at once. For one that is paid a declaration is open:
 * customs is asked to cancel it, and the order ends with customs' word, by {@link FollowFacts}; then its money goes back.
 *
 * <p>Lock order: keys, the order, its declaration, quota, stock. Customs locks declarations and quotas, too, but no orders.
 */
@ApplicationScoped
public class CancelOrder {
    private final OrderStore orders;
    private final CancellationStore cancellations;
    private final CallOff callOff;
    private final CancelDeclaration cancelDeclaration;
    private final IdempotencyKeys keys;
    private final Clock clock;

    CancelOrder(
            OrderStore orders,
            CancellationStore cancellations,
            CallOff callOff,
            CancelDeclaration cancelDeclaration,
            IdempotencyKeys keys,
            Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.callOff = callOff;
        this.cancelDeclaration = cancelDeclaration;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Cancels the order or asks customs to, once for each key. While customs has not answered, asking again changes nothing.
     *
     * @param reasonCode of a {@link CancelReason}
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when it is too late, 422 for a
     *     reason that we do not know
     */
    public Cancellation cancel(Caller caller, IdempotencyKey key, OrderId id, String reasonCode) {
        CancelReason reason = CancelReason.find(reasonCode)
                .orElseThrow(() -> OrderingProblems.validation(List.of(new FieldError(
                        "/reason", "unknown-value", Map.of("allowed", String.join(", ", CancelReason.codes()))))));
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller.id(), key, "cancel order\n" + id + "\n" + reasonCode, id.toString());
            Order order = orders.lock(id)
                    .filter(found -> Orders.mayBeSeen(caller, found))
                    .orElseThrow(OrderingProblems::noSuchOrder);
            return earlier.isPresent() ? known(order) : cancel(order, Actor.of(caller), reason);
        });
    }

    private Cancellation known(Order order) {
        CancellationStore.Wish wish = Optional.ofNullable(
                        cancellations.find(List.of(order.id())).get(order.id()))
                .orElseThrow(() -> new IllegalStateException("a key names a cancellation of order " + order.id()));
        return new Cancellation(order, wish.actor(), wish.reason(), wish.requestedAt());
    }

    private Cancellation cancel(Order order, Actor actor, CancelReason reason) {
        CancellationStore.Wish wish = new CancellationStore.Wish(actor, reason.code(), clock.instant());
        Order after =
                switch (order.status()) {
                    case PLACED -> callOff(order, wish);
                    case PAID, DECLARED, REJECTED -> askCustoms(order, wish, reason);
                    case RELEASED, SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED ->
                        throw OrderingProblems.notCancellable(order.status());
                };
        cancellations.put(order.id(), wish);
        return new Cancellation(after, wish.actor(), wish.reason(), wish.requestedAt());
    }

    private Order askCustoms(Order order, CancellationStore.Wish wish, CancelReason reason) {
        return switch (cancelDeclaration.cancel(order.id().toString(), reason.toldToCustoms())) {
            case CANCELLED, CANCELLING -> order;
            case NOT_DECLARED -> callOff(order, wish);
            case TOO_LATE -> throw OrderingProblems.notCancellable(order.status());
        };
    }

    private Order callOff(Order order, CancellationStore.Wish wish) {
        callOff.cancel(List.of(order), wish.actor(), wish.reason());
        return orders.find(order.id()).orElseThrow();
    }
}
