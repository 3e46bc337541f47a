package by.pavilion.sandbox;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.Pushes.Push;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that firms owe us. */
@ApplicationScoped
class PushStore {
    private final SandboxStore store;

    PushStore(SandboxStore store) {
        this.store = store;
    }

    void insert(List<Push> pushes) {
        store.insertAll(
                "INSERT INTO sandbox_pushes (id, firm, url, body, attempts, owed_since, due_at)",
                pushes.stream()
                        .map(push -> new @Nullable Object[] {
                            push.id(),
                            push.firm(),
                            push.url(),
                            push.body(),
                            push.attempts(),
                            push.owedSince(),
                            push.dueAt()
                        })
                        .toList());
    }

    List<Push> due(Instant now, int limit) {
        return store.list(
                """
                SELECT id, firm, url, body, attempts, owed_since, due_at
                FROM sandbox_pushes WHERE due_at <= ? ORDER BY due_at, id LIMIT ?""",
                row -> new Push(
                        row.getLong("id"),
                        row.getString("firm"),
                        row.getString("url"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        instant(row, "owed_since"),
                        instant(row, "due_at")),
                now,
                limit);
    }

    void delete(List<Long> ids) {
        store.updateAll("DELETE FROM sandbox_pushes WHERE id IN", ids);
    }

    /** Counts one more attempt of each. */
    void postpone(Map<Long, Instant> dueAt) {
        store.batch(
                "UPDATE sandbox_pushes SET attempts = attempts + 1, due_at = ? WHERE id = ?",
                dueAt.entrySet().stream()
                        .map(push -> new @Nullable Object[] {push.getValue(), push.getKey()})
                        .toList());
    }
}
