package by.pavilion.storefront;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a page of the shop, or writes it anew. Each replica shows it a moment later. */
@ApplicationScoped
public class SavePage {
    /** Names of brands and producers may be longer than what the trail calls things by. */
    private static final int LONGEST_SUBJECT = 64;

    private final PageStore store;
    private final Audit audit;
    private final Clock clock;

    SavePage(PageStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The page as it is now; {@code created} when nobody had written it before. */
    public record Saved<C extends PageContent>(ShopPage<C> page, boolean created) {}

    /** @throws by.pavilion.shared.Problem 428 or 412 as {@link #saveBrand} */
    @Transactional
    public void checkBrand(BrandId id, @Nullable IfMatch ifMatch) {
        check(PageId.of(id), store.find(PageId.of(id)), ifMatch);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 as {@link #saveProducer} */
    @Transactional
    public void checkProducer(ProducerId id, @Nullable IfMatch ifMatch) {
        check(PageId.of(id), store.find(PageId.of(id)), ifMatch);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 as {@link #saveCollection} */
    @Transactional
    public void checkCollection(CollectionId id, @Nullable IfMatch ifMatch) {
        check(PageId.of(id), store.find(PageId.of(id)), ifMatch);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 as {@link #savePavilion} */
    @Transactional
    public void checkPavilion(@Nullable IfMatch ifMatch) {
        check(PageId.PAVILION, store.find(PageId.PAVILION), ifMatch);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 by version */
    public Saved<PageContent.Brand> saveBrand(BrandId id, @Nullable IfMatch ifMatch, PageContent.Brand content) {
        return save(PageId.of(id), ifMatch, content);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 by version */
    public Saved<PageContent.Producer> saveProducer(
            ProducerId id, @Nullable IfMatch ifMatch, PageContent.Producer content) {
        return save(PageId.of(id), ifMatch, content);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 by version */
    public Saved<PageContent.Collection> saveCollection(
            CollectionId id, @Nullable IfMatch ifMatch, PageContent.Collection content) {
        return save(PageId.of(id), ifMatch, content);
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 by version */
    public Saved<PageContent.Pavilion> savePavilion(@Nullable IfMatch ifMatch, PageContent.Pavilion content) {
        return save(PageId.PAVILION, ifMatch, content);
    }

    private <C extends PageContent> Saved<C> save(PageId id, @Nullable IfMatch ifMatch, C content) {
        return Transactions.retrying(() -> {
            Optional<ShopPage<PageContent>> before = store.lock(id);
            check(id, before, ifMatch);
            audit.note(new Audited(
                    kindOf(id),
                    id.name().substring(0, Math.min(id.name().length(), LONGEST_SUBJECT)),
                    Optional.empty(),
                    before.map(ShopPage::content).orElse(null),
                    content));
            if (before.isEmpty()) {
                store.insert(id, content, clock.instant());
                return new Saved<>(new ShopPage<>(content, 1), true);
            }
            long version = before.get().version();
            if (before.get().content().equals(content)) {
                return new Saved<>(new ShopPage<>(content, version), false);
            }
            store.update(id, content, clock.instant());
            return new Saved<>(new ShopPage<>(content, version + 1), false);
        });
    }

    private static AuditedKind kindOf(PageId id) {
        return switch (id.kind()) {
            case BRAND -> AuditedKind.BRAND;
            case PRODUCER -> AuditedKind.PRODUCER;
            case COLLECTION -> AuditedKind.COLLECTION;
            case PAVILION -> AuditedKind.PAVILION;
        };
    }

    /** A brand or a producer is there before anybody writes about it, in version 0. */
    private static void check(PageId id, Optional<ShopPage<PageContent>> before, @Nullable IfMatch ifMatch) {
        if (before.isPresent()) {
            IfMatch.check(ifMatch, before.get().version());
        } else if (!id.kind().isNamedByListings()) {
            IfMatch.checkAbsent(ifMatch);
        } else if (ifMatch != null) {
            IfMatch.check(ifMatch, 0);
        }
    }
}
