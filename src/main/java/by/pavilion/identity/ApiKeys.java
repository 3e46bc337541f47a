package by.pavilion.identity;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lists API keys, oldest first, the revoked ones too, and tells which are over. */
@ApplicationScoped
public class ApiKeys {
    private final ApiKeyStore store;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whether it is known that somebody may do nothing any more, because the key was revoked or has come to its end. What goes on
     * for callers when they are not there has to ask.
     *
     * @param caller the name of a caller; of one that has a signed token of another issuer nothing is known
     */
    @Transactional
    public boolean isOver(String caller) {
        return KeyId.ofCaller(caller)
                .flatMap(store::findKey)
                .filter(key -> !key.worksAt(clock.instant()))
                .isPresent();
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none, or it is another merchant's */
    @Transactional
    public void require(Caller caller, KeyId id) {
        if (store.findKey(id).filter(key -> key.isOf(caller)).isEmpty()) {
            throw IdentityProblems.noSuchKey();
        }
    }

    @Transactional
    public Page<ApiKey> page(int limit, @Nullable String cursor) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.page(after, limit + 1),
                limit,
                key -> Cursor.print(key.id().value()));
    }

    /** A merchant's own. */
    @Transactional
    public Page<ApiKey> page(MerchantId merchant, int limit, @Nullable String cursor) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.page(merchant, after, limit + 1),
                limit,
                key -> Cursor.print(key.id().value()));
    }
}
