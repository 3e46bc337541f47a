package by.pavilion.events;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of the events that contexts could not handle. */
@ApplicationScoped
public class DeadLetters {
    private final DeadLetterStore store;

    DeadLetters(DeadLetterStore store) {
        this.store = store;
    }

    /** What a list is narrowed to; everything that is absent does not matter. */
    public record Filter(Optional<String> group, Optional<Topic> topic, Optional<DeadLetterState> state) {}

    /** @throws by.pavilion.shared.Problem 404 when there is no such dead letter */
    public DeadLetter find(DeadLetterId id) {
        return store.find(id).orElseThrow(DeadLetterProblems::noSuchDeadLetter);
    }

    /** The newest first. */
    public Page<DeadLetter> page(Filter filter, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        DeadLetterStore.Filter rows = new DeadLetterStore.Filter(
                filter.group().map(group -> DeadLetter.contextOf(group).orElse("")),
                filter.topic().map(Topic::topicName),
                filter.state());
        return Page.of(
                store.page(rows, below, limit + 1),
                limit,
                letter -> Cursor.print(letter.id().value()));
    }
}
