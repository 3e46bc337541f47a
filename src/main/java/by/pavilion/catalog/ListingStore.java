package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Listings. Whoever changes some of them locks them all at once, in the order of their SKUs. */
@ApplicationScoped
class ListingStore implements PanacheRepositoryBase<ListingRow, String> {
    private static final Sort BY_SKU = Sort.by("sku");

    Optional<Listing> find(Sku sku) {
        return findByIdOptional(sku.value()).map(ListingRow::toListing);
    }

    List<Listing> findAll(Collection<Sku> skus) {
        return list("sku in ?1", BY_SKU, skus.stream().map(Sku::value).toList()).stream()
                .map(ListingRow::toListing)
                .toList();
    }

    List<Listing> page(MerchantId merchant, Optional<ListingStatus> status, String after, int limit) {
        PanacheQuery<ListingRow> query = status.isPresent()
                ? find(
                        "merchantId = ?1 and status = ?2 and sku > ?3",
                        BY_SKU,
                        merchant.value(),
                        status.get().name(),
                        after)
                : find("merchantId = ?1 and sku > ?2", BY_SKU, merchant.value(), after);
        return query.page(0, limit).stream().map(ListingRow::toListing).toList();
    }

    /** In plain SQL: this is the first query of every start, and the query language's parser takes its time to load. */
    List<Listing> after(String sku, int limit) {
        return getSession()
                .createNativeQuery("SELECT * FROM catalog_listings WHERE sku > :sku ORDER BY sku", ListingRow.class)
                .setParameter("sku", sku)
                .setMaxResults(limit)
                .getResultStream()
                .map(ListingRow::toListing)
                .toList();
    }

    /** The rows that exist among these, locked until the end of the transaction. */
    List<ListingRow> lock(SortedSet<Sku> skus) {
        return find("sku in ?1", BY_SKU, skus.stream().map(Sku::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
