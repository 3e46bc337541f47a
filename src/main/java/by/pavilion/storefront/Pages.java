package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All pages of the shop at one moment.
 *
 * @param revision of {@link PageStore#revision} when they were read, or before
 * @param shown the products of the collections that are shown now, by the names of these
 */
record Pages(long revision, Map<PageId, ShopPage<PageContent>> all, Map<String, List<ProductId>> shown) {
    static final Pages NONE = new Pages(0, Map.of(), Map.of());

    Pages {
        all = Collections.unmodifiableMap(all);
        shown = Map.copyOf(shown);
    }

    static Pages of(long revision, Map<PageId, ShopPage<PageContent>> all, Instant now) {
        Map<String, List<ProductId>> shown = new HashMap<>();
        all.forEach((id, page) -> {
            if (page.content() instanceof PageContent.Collection collection && collection.isShownAt(now)) {
                shown.put(id.name(), collection.products());
            }
        });
        return new Pages(revision, all, shown);
    }

    /** The same pages at another time, when a collection may have begun or ended. */
    Pages at(Instant now) {
        return of(revision, all, now);
    }

    /** Whether nobody could tell them from the others. */
    boolean areAs(Pages others) {
        return revision == others.revision && shown.keySet().equals(others.shown.keySet());
    }

    Optional<ShopPage<PageContent>> find(PageId id) {
        return Optional.ofNullable(all.get(id));
    }
}
