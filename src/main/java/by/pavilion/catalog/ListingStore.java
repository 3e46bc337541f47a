package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import javax.sql.DataSource;

/** Listings. Whoever changes some of them locks them all at once, in the order of their SKUs. */
@ApplicationScoped
class ListingStore implements PanacheRepositoryBase<ListingRow, String> {
    private static final Sort BY_SKU = Sort.by("sku");

    private final DataSource dataSource;

    ListingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Listing> find(Sku sku) {
        return findByIdOptional(sku.value()).map(ListingRow::toListing);
    }

    /** The versions of those that there are. Plain JDBC: every order asks. */
    Map<Sku, Long> versions(Collection<Sku> skus) {
        Map<Sku, Long> versions = new HashMap<>();
        if (skus.isEmpty()) {
            return versions;
        }
        String select = "SELECT sku, version FROM catalog_listings WHERE sku IN ("
                + String.join(",", Collections.nCopies(skus.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.put(new Sku(rows.getString(1)), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the versions of listings", e);
        }
        return versions;
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

    /** Raises the numbers of the events of those that have a price, and locks them; their versions stay. */
    Map<Sku, Long> raiseEventSequences(SortedSet<Sku> skus) {
        Map<Sku, Long> raised = new HashMap<>();
        if (skus.isEmpty()) {
            return raised;
        }
        String among = " WHERE price_minor IS NOT NULL AND sku IN ("
                + String.join(",", Collections.nCopies(skus.size(), "?")) + ") ORDER BY sku";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE catalog_listings SET event_sequence = event_sequence + 1" + among);
                PreparedStatement select =
                        connection.prepareStatement("SELECT sku, event_sequence FROM catalog_listings" + among)) {
            int parameter = 0;
            for (Sku sku : skus) {
                update.setString(++parameter, sku.value());
                select.setString(parameter, sku.value());
            }
            update.executeUpdate();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    raised.put(new Sku(rows.getString(1)), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number the events of listings", e);
        }
        return raised;
    }

    /** A merchant's next listings, locked until the end of the transaction. */
    List<ListingRow> lockAfter(MerchantId merchant, String sku, int limit) {
        FreshRows.forget(getSession(), ListingRow.class);
        return find("merchantId = ?1 and sku > ?2", BY_SKU, merchant.value(), sku)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    /** The next listings of all merchants, locked until the end of the transaction. */
    List<ListingRow> lockAfter(String sku, int limit) {
        FreshRows.forget(getSession(), ListingRow.class);
        return find("sku > ?1", BY_SKU, sku)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    /** The rows that exist among these, locked until the end of the transaction. */
    List<ListingRow> lock(SortedSet<Sku> skus) {
        FreshRows.forget(getSession(), ListingRow.class);
        return find("sku in ?1", BY_SKU, skus.stream().map(Sku::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
