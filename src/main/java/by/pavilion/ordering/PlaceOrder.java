package by.pavilion.ordering;

import by.pavilion.events.Correlation;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes orders. Those that arrive while a transaction is under way are placed together by the next one: {@link PlaceTogether}
 * says how, and docs/adr/0018 why that is safe.
 */
@ApplicationScoped
public class PlaceOrder {
    private final OrderWords words;
    private final PlacementQueue queue;

    PlaceOrder(OrderWords words, PlacementQueue queue) {
        this.words = words;
        this.queue = queue;
    }

    /**
     * Places the order, or finds the one that this key has placed before. Who waits for the answer holds no thread and no
     * transaction; a refusal is a value and leaves nothing behind.
     *
     * @throws by.pavilion.shared.Problem 503 when too many orders wait
     */
    public CompletionStage<Placement> place(PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command) {
        return queue.place(Wish.of(placedBy, key, command, Correlation.current()));
    }

    /** Everything that is wrong with the words of an order; {@link #place} refuses it for the same reasons. */
    public List<FieldError> errorsIn(PlaceOrderCommand command) {
        return words.errors(command);
    }
}
