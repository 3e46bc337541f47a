package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives many of a merchant's listings other prices in one transaction, each as a value: a refused one keeps nobody. */
@ApplicationScoped
public class RepriceListings {
    private final Listings listings;
    private final SaveListing saveListing;

    RepriceListings(Listings listings, SaveListing saveListing) {
        this.listings = listings;
        this.saveListing = saveListing;
    }

    /** A price for an SKU, both as they came. */
    public record Wish(String sku, ListingDraft.Price price) {}

    /** What is wrong with each wish, in their order; nothing where the price is now as wished. */
    public List<List<FieldError>> reprice(MerchantId merchant, List<Wish> wishes) {
        return Transactions.retrying(() -> {
            Map<Sku, Listing> known = listings.findAll(wishes.stream()
                    .map(Wish::sku)
                    .filter(Sku::isSku)
                    .map(Sku::new)
                    .toList());
            Set<String> seen = new HashSet<>();
            Map<Integer, List<FieldError>> errors = new HashMap<>();
            List<Integer> places = new ArrayList<>();
            List<SaveListing.Edit> edits = new ArrayList<>();
            for (int place = 0; place < wishes.size(); place++) {
                Wish wish = wishes.get(place);
                Listing listing = Sku.isSku(wish.sku()) ? known.get(new Sku(wish.sku())) : null;
                if (listing == null || !listing.merchant().equals(merchant)) {
                    errors.put(place, List.of(FieldError.of("/sku", "unknown-sku")));
                } else if (!seen.add(wish.sku())) {
                    errors.put(place, List.of(FieldError.of("/sku", "sku-twice")));
                } else {
                    places.add(place);
                    edits.add(new SaveListing.Edit(
                            listing.sku(),
                            before -> ListingDraft.of(before.orElse(listing)).at(wish.price()),
                            List.of()));
                }
            }
            List<SaveListing.Outcome> outcomes = saveListing.saveAll(merchant, edits, false);
            for (int index = 0; index < places.size(); index++) {
                if (outcomes.get(index) instanceof SaveListing.Refused refused) {
                    errors.put(places.get(index), refused.errors());
                }
            }
            List<List<FieldError>> inOrder = new ArrayList<>();
            for (int place = 0; place < wishes.size(); place++) {
                inOrder.add(errors.getOrDefault(place, List.of()));
            }
            return inOrder;
        });
    }
}
