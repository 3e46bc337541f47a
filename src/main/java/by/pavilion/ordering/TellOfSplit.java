package by.pavilion.ordering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Tells whoever follows an order that a marketplace has made another one out of it, in the caller's transaction. */
@ApplicationScoped
public class TellOfSplit {
    private final OrderStore orders;
    private final OrderFile file;
    private final Clock clock;

    TellOfSplit(OrderStore orders, OrderFile file, Clock clock) {
        this.orders = orders;
        this.file = file;
        this.clock = clock;
    }

    /** The caller sees to it that this is told once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(OrderId whole, Order part) {
        Order locked = orders.lock(whole).orElseThrow(OrderingProblems::noSuchOrder);
        OrderSplit.Child child = new OrderSplit.Child(
                part.id(),
                part.channel().externalOrderId().orElseThrow(),
                part.lines().stream().map(OrderLine::id).toList());
        file.tell(locked.id(), Actor.MARKETPLACE, state -> new OrderSplit(state, List.of(child), clock.instant()));
    }
}
