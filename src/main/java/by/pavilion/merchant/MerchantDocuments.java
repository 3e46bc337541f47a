package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading of merchants' documents. */
@ApplicationScoped
public class MerchantDocuments {
    /** Each order asks; what another replica has changed is seen so much later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_MERCHANTS = 10_000;

    /** Of one merchant: certificates come with each batch. All are in memory, so no merchant may have more. */
    static final int MOST_DOCUMENTS = 2_000;

    private final DocumentStore store;
    private final LoadingCache<MerchantId, List<MerchantDocument>> known;

    MerchantDocuments(DocumentStore store) {
        this.store = store;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_MERCHANTS)
                .build(merchant -> QuarkusTransaction.requiringNew()
                        .call(() -> store.after(merchant, Long.MIN_VALUE, MOST_DOCUMENTS)));
    }

    /** All documents of a merchant, from memory. */
    public List<MerchantDocument> of(MerchantId merchant) {
        return known.get(merchant);
    }

    /** Documents of a merchant by id. */
    @Transactional
    public Page<MerchantDocument> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long after = cursor == null ? Long.MIN_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.after(merchant, after, limit + 1),
                limit,
                document -> Cursor.print(document.id().value()));
    }

    public void forget(MerchantId merchant) {
        known.invalidate(merchant);
    }
}
