package by.pavilion.ordering;

import by.pavilion.shared.BackgroundWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Removes carts that nobody has changed for long. */
@ApplicationScoped
class ForgetCarts implements BackgroundWork {
    private static final int PORTION = 200;

    private final CartStore store;
    private final Clock clock;

    ForgetCarts(CartStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering-forget-carts";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int doSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<CartId> forgotten = store.lockForgotten(clock.instant(), PORTION);
            store.delete(forgotten);
            return forgotten.size();
        });
    }
}
