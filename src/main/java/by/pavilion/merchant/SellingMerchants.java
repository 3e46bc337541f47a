package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether merchants may sell, from memory: every row of an import asks. What another replica has changed is seen up to half
 * a minute later, so whoever judges by it judges again after {@link #REMEMBERED}.
 */
@ApplicationScoped
public class SellingMerchants {
    public static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final LoadingCache<MerchantId, Optional<MerchantStatus>> known;

    SellingMerchants(MerchantStore store) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .build(merchant -> QuarkusTransaction.requiringNew()
                        .call(() -> store.find(merchant).map(MerchantProfile::status)));
    }

    /** What keeps it from selling; empty when it may. Of one that only a signed token knows nothing is held against it. */
    public Optional<MerchantStatus> obstacle(MerchantId merchant) {
        return known.get(merchant).filter(status -> status != MerchantStatus.APPROVED);
    }

    public void forget(MerchantId merchant) {
        known.invalidate(merchant);
    }
}
