package by.pavilion.ordering.settlement;

import by.pavilion.catalog.Categories;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.merchant.CommissionTerms;
import by.pavilion.ordering.SalesEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which commission each entry bears. */
@ApplicationScoped
class SettleEntries {
    private static final int PORTION = 1000;

    private final Listings listings;
    private final Categories categories;

    SettleEntries(Listings listings, Categories categories) {
        this.listings = listings;
        this.categories = categories;
    }

    /** A refund has the rate of its sale; a sale that of its category on the day of the order. */
    List<SettledEntry> settled(List<SettlementStore.Open> portion, CommissionTerms terms) {
        Set<Sku> skus = portion.stream().map(open -> open.entry().sku()).collect(Collectors.toSet());
        Map<Sku, Listing> found = listings.findAll(skus);
        return portion.stream()
                .map(open -> {
                    BigDecimal known = open.rateOfSale();
                    SalesEntry entry = open.entry();
                    BigDecimal rate = known != null ? known : rate(found.get(entry.sku()), entry.placedOn(), terms);
                    return SettledEntry.of(entry, rate);
                })
                .toList();
    }

    /** The rate of a sale, of its listing's category; of goods that are gone the merchant's own. */
    BigDecimal rate(@Nullable Listing listing, LocalDate placedOn, CommissionTerms terms) {
        return terms.rate(path(listing), placedOn);
    }

    /** Listings by SKU, however many, in portions. */
    Map<Sku, Listing> listings(Collection<Sku> skus) {
        Map<Sku, Listing> found = new HashMap<>();
        List<Sku> all = List.copyOf(skus);
        for (int from = 0; from < all.size(); from += PORTION) {
            found.putAll(listings.findAll(all.subList(from, Math.min(all.size(), from + PORTION))));
        }
        return found;
    }

    private List<String> path(@Nullable Listing listing) {
        return listing == null ? List.of() : categories.path(listing.category());
    }
}
