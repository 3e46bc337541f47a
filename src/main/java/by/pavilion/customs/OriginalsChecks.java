package by.pavilion.customs;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customs has asked for and what came of it. */
@ApplicationScoped
public class OriginalsChecks {
    private final OriginalsStore store;

    OriginalsChecks(OriginalsStore store) {
        this.store = store;
    }

    /** Newest first. */
    @Transactional
    public Page<OriginalsCheck> page(int limit, @Nullable String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        List<OriginalsCheck> found = store.page(before, limit + 1);
        return Page.of(found, limit, last -> Cursor.print(last.id()));
    }
}
