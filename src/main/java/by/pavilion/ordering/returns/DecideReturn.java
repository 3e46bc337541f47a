package by.pavilion.ordering.returns;

import by.pavilion.events.Event;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderReturnApproved;
import by.pavilion.ordering.OrderReturnRefused;
import by.pavilion.ordering.OrderState;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** An operator lets goods come back, or does not; a marketplace has let them when it tells that they are on their way. */
@ApplicationScoped
public class DecideReturn {
    private final ReturnSteps steps;
    private final ReturnStore returns;
    private final OrderFile orders;
    private final Clock clock;

    DecideReturn(ReturnSteps steps, ReturnStore returns, OrderFile orders, Clock clock) {
        this.steps = steps;
        this.returns = returns;
        this.orders = orders;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such return, 409 when it is decided already */
    public OrderReturn approve(String caller, IdempotencyKey key, ReturnId id) {
        Instant now = clock.instant();
        return steps.take(
                caller, key, "approve return", id, ReturnState.APPROVED, found -> approve(found, Actor.OPERATOR, now));
    }

    /** Lets goods come back in the caller's transaction, who holds the row of their order. */
    OrderReturn approve(OrderReturn requested, Actor actor) {
        return approve(requested, actor, clock.instant());
    }

    private OrderReturn approve(OrderReturn requested, Actor actor, Instant now) {
        return decide(
                requested,
                actor,
                wish -> wish.approved(now),
                (state, wish) -> new OrderReturnApproved(state, wish.fact(), now));
    }

    /**
     * Refuses the goods, also those that were to come and did not.
     *
     * @param why for the one who asked
     * @throws by.pavilion.shared.Problem 404 when there is no such return, 409 when it is refused or its goods are here
     */
    public OrderReturn reject(String caller, IdempotencyKey key, ReturnId id, String why) {
        Instant now = clock.instant();
        return steps.take(
                caller,
                key,
                "reject return\n" + why,
                id,
                ReturnState.REJECTED,
                found -> decide(
                        found,
                        Actor.OPERATOR,
                        wish -> wish.rejected(why, now),
                        (state, wish) -> new OrderReturnRefused(state, wish.fact(), now)));
    }

    private OrderReturn decide(
            OrderReturn wish,
            Actor actor,
            UnaryOperator<OrderReturn> decision,
            BiFunction<OrderState, OrderReturn, Event> event) {
        OrderReturn decided = decision.apply(wish);
        returns.update(decided);
        orders.tell(decided.order(), actor, state -> event.apply(state, decided));
        return decided;
    }
}
