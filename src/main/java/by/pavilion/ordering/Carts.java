package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading of carts, each for the storefront that keeps it. */
@ApplicationScoped
public class Carts {
    private static final Pool STOREFRONT = Pool.fromString(Origin.STOREFRONT);

    private final CartStore store;
    private final Listings listings;
    private final Stock stock;
    private final Prices prices;
    private final Clock clock;

    Carts(CartStore store, Listings listings, Stock stock, Prices prices, Clock clock) {
        this.store = store;
        this.listings = listings;
        this.stock = stock;
        this.prices = prices;
        this.clock = clock;
    }

    /** @throws Problem 404 when this storefront keeps no such cart */
    public Cart visible(PlacedBy owner, CartId id) {
        return Optional.ofNullable(store.find(Set.of(id), clock.instant()).get(id))
                .filter(cart -> cart.owner().equals(owner))
                .orElseThrow(CartProblems::noSuchCart);
    }

    /**
     * Lets a change of a cart pass as far as one can see before its lock.
     *
     * @throws Problem 404, 412 or 428
     */
    public void check(PlacedBy owner, CartId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, visible(owner, id).version());
    }

    /** The newest first. */
    public Page<Cart> page(PlacedBy owner, Optional<String> buyerRef, @Nullable String cursor, int limit) {
        @Nullable CartId below = cursor == null ? null : new CartId(Cursor.parseLong(cursor));
        return Page.of(
                store.page(owner, buyerRef, below, clock.instant(), limit + 1),
                limit,
                cart -> Cursor.print(cart.id().value()));
    }

    /** What is known now of the goods in some carts, by as many statements as for one. */
    public CartGoods goodsOf(List<Cart> carts) {
        Set<Sku> skus = new HashSet<>();
        carts.forEach(cart -> cart.lines().forEach(line -> skus.add(line.sku())));
        Map<Sku, Listing> found = prices.listed(listings.findAll(skus), Origin.STOREFRONT);
        Map<Sku, Long> available = new HashMap<>();
        Supply supply = stock.supply(found.keySet());
        found.keySet().forEach(sku -> available.put(sku, supply.available(sku, STOREFRONT)));
        return new CartGoods(found, available);
    }
}
