package by.pavilion.ordering;

import by.pavilion.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Lets an order walk after what customs and carriers tell: keeps the new fact, then takes every step that the facts
 * together allow, one event each. A fact that came too early waits in the order until those before it are there.
 */
@ApplicationScoped
class FollowFacts {
    private static final Logger LOG = Logger.getLogger(FollowFacts.class);

    private final OrderStore orders;
    private final Journal journal;

    FollowFacts(OrderStore orders, Journal journal) {
        this.orders = orders;
        this.journal = journal;
    }

    /** In the transaction of the reaction. What concerns no order of ours is left alone. */
    void follow(String orderId, Instant toldAt, UnaryOperator<Progress> fact) {
        orders.lock(OrderId.fromString(orderId))
                .ifPresentOrElse(order -> follow(order, toldAt, fact), () -> LOG.warnf("order=%s is unknown", orderId));
    }

    private void follow(Order before, Instant toldAt, UnaryOperator<Progress> fact) {
        Order informed = before.with(fact.apply(before.progress()));
        List<Order> steps = informed.advanced();
        Order after = steps.isEmpty() ? informed : steps.get(steps.size() - 1);
        if (after.equals(before)) {
            return;
        }
        orders.update(after);
        List<Journal.Entry> entries = new ArrayList<>();
        for (Order step : steps) {
            entries.add(entry(step, step.progress().reachedAt(step.status(), toldAt)));
        }
        journal.write(entries);
    }

    /**
     * Customs has ended the order. Its events come in their order, so the order is as far as they have told; where its status
     * no longer allows the end, only the customs status follows.
     */
    void end(String orderId, OrderStatus end, Instant at, UnaryOperator<Progress> fact) {
        orders.lock(OrderId.fromString(orderId))
                .ifPresentOrElse(order -> end(order, end, at, fact), () -> LOG.warnf("order=%s is unknown", orderId));
    }

    private void end(Order before, OrderStatus end, Instant at, UnaryOperator<Progress> fact) {
        Order informed = before.with(fact.apply(before.progress()));
        if (informed.status().next().contains(end)) {
            Order ended = informed.to(end);
            orders.update(ended);
            journal.write(List.of(entry(ended, at)));
        } else if (!informed.equals(before)) {
            LOG.warnf("order=%s is %s and does not become %s", before.id(), before.status(), end);
            orders.update(informed);
        }
    }

    private static Journal.Entry entry(Order step, Instant at) {
        return switch (step.status()) {
            case DECLARED -> entry(step, OrderDeclared.of(step, at), Actor.CUSTOMS);
            case REJECTED -> entry(step, OrderRejected.of(step, at), Actor.CUSTOMS);
            case RELEASED -> entry(step, OrderReleased.of(step, at), Actor.CUSTOMS);
            case SHIPPED -> entry(step, OrderShipped.of(step, at), Actor.CARRIER);
            case DELIVERED -> entry(step, OrderDelivered.of(step, at), Actor.CARRIER);
            case CANCELLED -> entry(step, OrderCancelled.atCustoms(step, at), Actor.CUSTOMS);
            case RETURNED -> entry(step, OrderReturned.of(step, at), Actor.CUSTOMS);
            case PLACED, PAID, COMPLETED ->
                throw new IllegalStateException("no fact of customs or carriers leads to " + step.status());
        };
    }

    private static Journal.Entry entry(Order after, Event event, Actor actor) {
        return new Journal.Entry(after, event, actor);
    }
}
