package by.pavilion.events.replay;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reading of replays. */
@ApplicationScoped
public class Replays {
    private final ReplayStore store;

    Replays(ReplayStore store) {
        this.store = store;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such replay */
    public Replay find(ReplayId id) {
        return store.find(id).orElseThrow(ReplayProblems::noSuchReplay);
    }

    /** The newest first. */
    public Page<Replay> page(@Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(below, limit + 1),
                limit,
                replay -> Cursor.print(replay.id().value()));
    }
}
