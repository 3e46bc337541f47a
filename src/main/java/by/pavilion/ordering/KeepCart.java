package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes, changes, merges and deletes carts. A cart is locked by its row; of two carts the one with the lower id first. */
@ApplicationScoped
public class KeepCart {
    private final CartStore store;
    private final Carts carts;
    private final Listings listings;
    private final IdempotencyKeys keys;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    KeepCart(
            CartStore store,
            Carts carts,
            Listings listings,
            IdempotencyKeys keys,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.carts = carts;
        this.listings = listings;
        this.keys = keys;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a cart, or finds the one that this key has made.
     *
     * @param lines texts as given; several of one SKU become one
     * @throws Problem 422 with everything that is wrong, 404 when the cart of this key is gone
     */
    public Cart make(
            PlacedBy owner, IdempotencyKey key, Optional<String> buyerRef, List<PlaceOrderCommand.Line> lines) {
        List<FieldError> errors = errorsIn(buyerRef, lines);
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        Map<Sku, Optional<Long>> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.merge(
                new Sku(line.sku()),
                Optional.of(line.quantity()),
                (one, more) -> Optional.of(Math.min(config.mostPieces(), one.orElse(0L) + more.orElse(0L)))));
        CartId id = new CartId(ids.next());
        String request = "make a cart\n" + buyerRef.orElse("") + "\n" + wanted;
        return inTransaction(() -> {
            Optional<String> earlier = keys.claim(owner.id(), key, request, id.toString());
            if (earlier.isPresent()) {
                return carts.visible(owner, CartId.fromString(earlier.get()));
            }
            Instant now = clock.instant();
            Cart empty = new Cart(id, owner, buyerRef, 0, now, until(now), List.of());
            Cart cart = empty.with(empty.changed(wanted), now, until(now));
            store.insert(cart);
            return cart;
        });
    }

    /**
     * Changes quantities.
     *
     * @param wanted by SKU; an absent quantity takes the SKU out
     * @throws Problem 404, 412, 428, or 422 with everything that is wrong
     */
    public Cart change(PlacedBy owner, CartId id, @Nullable IfMatch ifMatch, Map<String, Optional<Long>> wanted) {
        carts.check(owner, id, ifMatch);
        List<FieldError> errors = errorsIn(wanted);
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        Map<Sku, Optional<Long>> change = new LinkedHashMap<>();
        wanted.forEach((sku, quantity) -> change.put(new Sku(sku), quantity));
        return inTransaction(() -> {
            Cart cart = lock(owner, id);
            IfMatch.check(ifMatch, cart.version());
            List<Cart.Line> lines = cart.changed(change);
            if (lines.size() > config.mostLines()) {
                throw CartProblems.tooManyLines(config.mostLines());
            }
            return write(cart, lines);
        });
    }

    /**
     * Puts the goods of another cart into this one; the other cart ends. With the same key it happens once.
     *
     * @throws Problem 404 without this cart, 422 without the other one
     */
    public Cart merge(PlacedBy owner, IdempotencyKey key, CartId id, CartId other) {
        carts.visible(owner, id);
        if (id.equals(other)) {
            throw CartProblems.sameCart();
        }
        return inTransaction(() -> {
            Optional<String> earlier = keys.claim(owner.id(), key, "merge carts\n" + id + "\n" + other, id.toString());
            if (earlier.isPresent()) {
                return carts.visible(owner, id);
            }
            store.lock(Set.of(id, other));
            Cart cart = carts.visible(owner, id);
            Cart ending = Optional.ofNullable(
                            store.find(Set.of(other), clock.instant()).get(other))
                    .filter(found -> found.owner().equals(owner))
                    .orElseThrow(CartProblems::noSuchOtherCart);
            List<Cart.Line> lines = cart.merged(ending, config.mostPieces());
            if (lines.size() > config.mostLines()) {
                throw CartProblems.tooManyTogether(config.mostLines());
            }
            store.delete(List.of(other));
            return write(cart, lines);
        });
    }

    /** @throws Problem 404, or 412 when the caller knows another version */
    public void delete(PlacedBy owner, CartId id, @Nullable IfMatch ifMatch) {
        inTransaction(() -> {
            Cart cart = lock(owner, id);
            if (ifMatch != null) {
                IfMatch.check(ifMatch, cart.version());
            }
            store.delete(List.of(id));
            return cart;
        });
    }

    /** Everything that is wrong with a new cart. */
    public List<FieldError> errorsIn(Optional<String> buyerRef, List<PlaceOrderCommand.Line> lines) {
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(lines, config.mostLines()));
        return OrderCheck.errors(buyerRef, lines, found, config, today());
    }

    /** Everything that is wrong with a change. An SKU that is for sale no longer can still be taken out. */
    public List<FieldError> errorsIn(Map<String, Optional<Long>> wanted) {
        List<PlaceOrderCommand.Line> lines = new ArrayList<>();
        wanted.forEach(
                (sku, quantity) -> quantity.ifPresent(pieces -> lines.add(PlaceOrderCommand.Line.of(sku, pieces))));
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(lines, OrderCheck.mostChanges(config)));
        return OrderCheck.errors(wanted, found, config, today());
    }

    private LocalDate today() {
        return CustomsCalendar.dayOf(clock.instant());
    }

    private Cart lock(PlacedBy owner, CartId id) {
        store.lock(Set.of(id));
        return carts.visible(owner, id);
    }

    private Cart write(Cart cart, List<Cart.Line> lines) {
        Instant now = clock.instant();
        Cart changed = cart.with(lines, now, until(now));
        store.update(List.of(changed));
        return changed;
    }

    private Instant until(Instant now) {
        return now.plus(config.cartKeptFor());
    }

    private static Cart inTransaction(Supplier<Cart> work) {
        return Transactions.retrying(work);
    }
}
