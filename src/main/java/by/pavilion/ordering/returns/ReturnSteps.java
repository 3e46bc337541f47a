package by.pavilion.ordering.returns;

import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a return is taken a step further: once for each key, while its order's row is held. */
@ApplicationScoped
class ReturnSteps {
    private final OrderFile orders;
    private final ReturnStore returns;
    private final IdempotencyKeys keys;

    ReturnSteps(OrderFile orders, ReturnStore returns, IdempotencyKeys keys) {
        this.orders = orders;
        this.returns = returns;
        this.keys = keys;
    }

    /**
     * Takes the step in a transaction of its own.
     *
     * @param request the step and what it is told, in a stable text form
     * @param to where it leads
     */
    OrderReturn take(
            String caller,
            IdempotencyKey key,
            String request,
            ReturnId id,
            ReturnState to,
            UnaryOperator<OrderReturn> step) {
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, request + "\n" + id, id.toString());
            OrderId order =
                    returns.find(id).orElseThrow(ReturnProblems::noSuchReturn).order();
            if (orders.lock(order).isEmpty()) {
                throw ReturnProblems.noSuchReturn();
            }
            OrderReturn found = returns.find(id).orElseThrow(ReturnProblems::noSuchReturn);
            if (earlier.isPresent()) {
                return found;
            }
            if (!found.canBecome(to)) {
                throw ReturnProblems.notNow(found.state());
            }
            return step.apply(found);
        });
    }
}
