package by.pavilion.ordering;

import by.pavilion.events.Correlation;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes wishes that may need several orders: all of them are placed in one transaction, or none is. */
@ApplicationScoped
public class CheckOut {
    private final OrderWords words;
    private final PlacementQueue queue;

    CheckOut(OrderWords words, PlacementQueue queue) {
        this.words = words;
        this.queue = queue;
    }

    /**
     * Makes as many orders as the goods need, or finds those that this key has made before. Who waits for the answer holds no
     * thread; a refusal is a value and leaves nothing behind.
     *
     * @param cart whose lines are wanted, instead of lines in the command; it is emptied with the orders' making
     * @throws by.pavilion.shared.Problem 503 when too many wait
     */
    public CompletionStage<Placement> checkOut(
            PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command, Optional<CartId> cart) {
        return queue.place(Wish.ofSeveral(placedBy, key, command, cart, Correlation.current()));
    }

    /** What is wrong with the words of a checkout but its cart; {@link #checkOut} refuses it for the same reasons. */
    public List<FieldError> errorsIn(PlaceOrderCommand command) {
        return words.errors(command);
    }
}
