package by.pavilion.ordering.returns;

import by.pavilion.identity.Caller;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderReturnSent;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The buyer, or an operator or a marketplace for him, tells under which number the goods come. Told again it is corrected, until
 * they are here. Goods that come without a word are received all the same.
 */
@ApplicationScoped
public class SendReturn {
    private final ReturnSteps steps;
    private final ReturnStore returns;
    private final OrderFile orders;
    private final Clock clock;

    SendReturn(ReturnSteps steps, ReturnStore returns, OrderFile orders, Clock clock) {
        this.steps = steps;
        this.returns = returns;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Keeps the number and tells of it; the same one again changes nothing.
     *
     * @param caller somebody who may see the return
     * @throws by.pavilion.shared.Problem 404 when there is no such return, 409 when its goods may not come or are here
     *     already, 422 for a number under which another order's goods are to come
     */
    public OrderReturn send(Caller caller, IdempotencyKey key, ReturnId id, ReturnTracking told) {
        return steps.take(
                caller.id(),
                key,
                "send return\n" + told,
                id,
                ReturnState.RECEIVED, // what can be received may be on its way
                approved -> send(approved, told, Actor.of(caller)));
    }

    /** The same for one whose order's row the caller holds. */
    OrderReturn send(OrderReturn approved, ReturnTracking told, Actor actor) {
        if (approved.tracking().equals(Optional.of(told))) {
            return approved;
        }
        if (returns.isOfAnother(told.trackingNumber(), approved.order())) {
            throw ReturnProblems.validation(List.of(ReturnProblems.numberOfAnother()));
        }
        Instant now = clock.instant();
        OrderReturn sent = approved.sent(told);
        returns.update(sent);
        orders.tell(sent.order(), actor, state -> new OrderReturnSent(state, sent.fact(), now));
        return sent;
    }
}
