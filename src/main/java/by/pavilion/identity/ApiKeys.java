package by.pavilion.identity;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Lists API keys, oldest first, the revoked ones too. */
@ApplicationScoped
public class ApiKeys {
    private final ApiKeyStore store;

    ApiKeys(ApiKeyStore store) {
        this.store = store;
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
