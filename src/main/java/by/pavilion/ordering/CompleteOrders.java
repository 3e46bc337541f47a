package by.pavilion.ordering;

import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.ReturnWindow;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Completes delivered orders once customs takes nothing of them back any more and nothing of them is coming back, a portion in
 * each transaction. One of which something is coming back is looked at again a day later.
 */
@ApplicationScoped
class CompleteOrders implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(CompleteOrders.class);
    private static final Duration LATER = Duration.ofDays(1);
    private static final int PORTION = 100;

    private final OrderStore orders;
    private final CompletionStore completions;
    private final ReturnWindow returnWindow;
    private final Journal journal;
    private final Clock clock;

    CompleteOrders(
            OrderStore orders, CompletionStore completions, ReturnWindow returnWindow, Journal journal, Clock clock) {
        this.orders = orders;
        this.completions = completions;
        this.returnWindow = returnWindow;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering-completion";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        List<OrderId> due = completions.due(clock.instant(), PORTION);
        if (due.isEmpty()) {
            return 0;
        }
        try {
            return complete(due);
        } catch (RuntimeException e) { // one of them: it must not keep the others
            LOG.warnf("%d delivered orders could not be completed together: %s", due.size(), e);
            due.forEach(this::completeAlone);
            return due.size();
        }
    }

    private void completeAlone(OrderId id) {
        try {
            complete(List.of(id));
        } catch (RuntimeException e) {
            LOG.errorf(e, "order=%s is delivered and could not be completed", id);
            Transactions.retrying(() -> {
                completions.plan(Map.of(id, clock.instant().plus(LATER)));
                return id;
            });
        }
    }

    private int complete(List<OrderId> due) {
        return Transactions.retrying(() -> {
            Instant now = clock.instant();
            List<Order> delivered = orders.lock(due).stream()
                    .filter(order -> order.status() == OrderStatus.DELIVERED)
                    .toList();
            Set<OrderId> comingBack =
                    completions.withOpenReturn(delivered.stream().map(Order::id).toList());
            Map<OrderId, Instant> later = new HashMap<>();
            List<Order> completed = new ArrayList<>();
            for (Order order : delivered) {
                Instant end = returnWindow.end(
                        order.mode(), order.progress().reachedAt(OrderStatus.RELEASED, order.placedAt()));
                if (!now.isAfter(end)) {
                    later.put(order.id(), end.plusMillis(1));
                } else if (comingBack.contains(order.id()) || customsHasAReturn(order)) {
                    later.put(order.id(), now.plus(LATER));
                } else {
                    completed.add(order.to(OrderStatus.COMPLETED));
                }
            }
            orders.update(completed);
            journal.write(completed.stream()
                    .map(order -> new Journal.Entry(order, OrderCompleted.of(order, now), Actor.PAVILION))
                    .toList());
            completions.forget(due.stream().filter(id -> !later.containsKey(id)).toList());
            completions.plan(later);
            return due.size();
        });
    }

    /** One that an operator has declared directly is known to customs only. */
    private static boolean customsHasAReturn(Order order) {
        return order.progress()
                .customs()
                .filter(state -> state == DeclarationState.RETURNING
                        || state == DeclarationState.RETURN_DECLARED
                        || state == DeclarationState.RETURN_HELD)
                .isPresent();
    }
}
