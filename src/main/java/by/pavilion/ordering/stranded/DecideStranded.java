package by.pavilion.ordering.stranded;

import by.pavilion.inventory.BookStranded;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Says what became of stranded goods, and books their pieces. Lock order: keys, the order, stock last. */
@ApplicationScoped
public class DecideStranded {
    private final OrderFile orders;
    private final StrandedStore store;
    private final BookStranded bookStranded;
    private final IdempotencyKeys keys;
    private final Clock clock;

    DecideStranded(
            OrderFile orders, StrandedStore store, BookStranded bookStranded, IdempotencyKeys keys, Clock clock) {
        this.orders = orders;
        this.store = store;
        this.bookStranded = bookStranded;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Decides once; saying the same again changes nothing.
     *
     * @param caller the key of the operator
     * @throws by.pavilion.shared.Problem 404 when nothing of that order is stranded, 409 when it was decided otherwise, 422 for
     *     an outcome that we do not know
     */
    public StrandedGoods decide(
            String caller, IdempotencyKey key, OrderId orderId, String outcomeName, Optional<String> note) {
        StrandedOutcome outcome = StrandedOutcome.find(outcomeName).orElseThrow(StrandedProblems::unknownOutcome);
        return Transactions.retrying(() -> {
            keys.claim(caller, key, "stranded\n" + orderId + "\n" + outcome + "\n" + note, orderId.toString());
            Order order = orders.lock(orderId).orElseThrow(StrandedProblems::noSuchGoods);
            StrandedGoods goods = store.find(orderId).orElseThrow(StrandedProblems::noSuchGoods);
            return goods.decision()
                    .map(decision -> repeated(goods, decision, outcome))
                    .orElseGet(() ->
                            decide(order, goods, new StrandedGoods.Decision(outcome, note, caller, clock.instant())));
        });
    }

    private static StrandedGoods repeated(
            StrandedGoods goods, StrandedGoods.Decision decision, StrandedOutcome wanted) {
        if (decision.outcome() != wanted) {
            throw StrandedProblems.decided(decision.outcome());
        }
        return goods;
    }

    private StrandedGoods decide(Order order, StrandedGoods goods, StrandedGoods.Decision decision) {
        store.decide(order.id(), decision);
        switch (decision.outcome()) {
            case RESTOCKED -> bookStranded.restock(order.taking());
            case WRITTEN_OFF -> bookStranded.writeOff(order.id().toString());
        }
        return new StrandedGoods(goods.order(), goods.since(), Optional.of(decision));
    }

    /** @throws by.pavilion.shared.Problem 404 when nothing of that order is or was stranded */
    public StrandedGoods find(OrderId order) {
        return Transactions.retrying(() -> store.find(order).orElseThrow(StrandedProblems::noSuchGoods));
    }
}
