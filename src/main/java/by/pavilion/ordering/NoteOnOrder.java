package by.pavilion.ordering;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Page;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what operators write down about orders. */
@ApplicationScoped
public class NoteOnOrder {
    private final OrderStore orders;
    private final NoteStore notes;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    NoteOnOrder(OrderStore orders, NoteStore notes, IdempotencyKeys keys, Ids ids, Clock clock) {
        this.orders = orders;
        this.notes = notes;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes the note, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such order
     */
    public OrderNote write(String author, IdempotencyKey key, OrderId id, String text) {
        NoteId number = new NoteId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(author, key, "note\n" + id + "\n" + text, number.toString());
            Order order = orders.find(id).orElseThrow(OrderingProblems::noSuchOrder);
            OrderNote note = new OrderNote(
                    earlier.map(NoteId::fromString).orElse(number), order.id(), author, text, clock.instant());
            if (earlier.isPresent()) {
                return notes.page(id, note.id().value() + 1, 1).get(0);
            }
            notes.insert(note);
            return note;
        });
    }

    /** The newest first. */
    @Transactional
    public Page<OrderNote> page(OrderId id, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                notes.page(id, below, limit + 1),
                limit,
                note -> Cursor.print(note.id().value()));
    }
}
