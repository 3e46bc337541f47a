package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import java.util.Map;
import java.util.Optional;

/** What is known of the goods in carts at a moment: names, prices, how many there are. */
public record CartGoods(Map<Sku, Listing> listings, Map<Sku, Long> available) {
    public CartGoods {
        listings = Map.copyOf(listings);
        available = Map.copyOf(available);
    }

    public Optional<Listing> listing(Sku sku) {
        return Optional.ofNullable(listings.get(sku));
    }

    /** Why a line cannot be bought now, as an order of it would be told; empty when it can, as far as one cart shows. */
    public Optional<FieldError> obstacle(Cart.Line line) {
        if (listing(line.sku()).filter(Listing::isPublished).isEmpty()) {
            return Optional.of(new FieldError("", "not-for-sale", Map.of()));
        }
        long there = available.getOrDefault(line.sku(), 0L);
        return there < line.quantity()
                ? Optional.of(new FieldError("", "exceeds-stock", Map.of("available", Math.max(0, there))))
                : Optional.empty();
    }
}
