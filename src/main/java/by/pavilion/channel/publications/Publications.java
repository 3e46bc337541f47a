package by.pavilion.channel.publications;

import by.pavilion.channel.Shop;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Reading which of our listings a shop has, and how far they are. */
@ApplicationScoped
public class Publications {
    private final PublicationStore store;

    Publications(PublicationStore store) {
        this.store = store;
    }

    /** Those of a shop by SKU. */
    @Transactional
    public Page<Publication> page(Shop shop, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(
                store.page(shop.channel(), shop.shopId(), after, limit + 1),
                limit,
                one -> Cursor.print(one.sku().value()));
    }
}
