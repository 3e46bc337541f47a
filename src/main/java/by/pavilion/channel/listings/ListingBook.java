package by.pavilion.channel.listings;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.HeldOrders;
import by.pavilion.channel.Shop;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Page;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps and finds listings. */
@ApplicationScoped
public class ListingBook {
    /** The work that looks at all listings. */
    public static final String LOOK = "channel-look-at-offers";

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final ListingBookStore store;
    private final Listings listings;
    private final HeldOrders heldOrders;
    private final Workers workers;
    private final Clock clock;

    ListingBook(ListingBookStore store, Listings listings, HeldOrders heldOrders, Workers workers, Clock clock) {
        this.store = store;
        this.listings = listings;
        this.heldOrders = heldOrders;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Writes listings of a shop; those that are not named stay. One with the same number there and the same beginning is
     * replaced.
     *
     * @throws by.pavilion.shared.Problem 422 for SKUs that we do not have and for times that contradict each other
     */
    @Transactional
    public List<ChannelListing> put(List<ChannelListing> wanted) {
        Set<Sku> skus = wanted.stream().map(ChannelListing::sku).collect(Collectors.toSet());
        Map<Sku, ?> known = listings.findAll(skus);
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            ChannelListing listing = wanted.get(index);
            if (!known.containsKey(listing.sku())) {
                errors.add(new FieldError("/items/" + index + "/sku", "no-such-sku", Map.of()));
            }
            if (!isKeepable(listing.validFrom())) {
                errors.add(new FieldError("/items/" + index + "/validFrom", "beyond-time", Map.of()));
            }
            if (!listing.validUntil().map(ListingBook::isKeepable).orElse(true)) {
                errors.add(new FieldError("/items/" + index + "/validUntil", "beyond-time", Map.of()));
            }
            if (listing.validUntil()
                    .filter(end -> !end.isAfter(listing.validFrom()))
                    .isPresent()) {
                errors.add(new FieldError("/items/" + index + "/validUntil", "ends-before-it-begins", Map.of()));
            }
        }
        if (!errors.isEmpty()) {
            throw ListingProblems.validation(errors);
        }
        store.put(wanted, clock.instant());
        wanted.stream()
                .map(listing -> List.of(listing.channel(), listing.shopId()))
                .distinct()
                .forEach(shop -> heldOrders.listed(shop.get(0), shop.get(1)));
        workers.wake(LOOK);
        return wanted;
    }

    /** Whether a column can hold it, with some room. */
    public static boolean isKeepable(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** The listings of a shop by the marketplace's numbers. */
    @Transactional
    public Page<ChannelListing> page(Shop shop, @Nullable String cursor, int limit) {
        Place after = cursor == null ? Place.START : Place.parse(cursor);
        return Page.of(
                store.page(shop.channel(), shop.shopId(), after.skuId(), after.validFrom(), limit + 1),
                limit,
                listing -> Cursor.print(listing.there().skuId(), listing.validFrom()));
    }

    /** After which listing a list goes on. */
    private record Place(String skuId, Instant validFrom) {
        private static final Place START = new Place("", Instant.EPOCH.plusSeconds(1));

        static Place parse(String cursor) {
            List<String> parts = Cursor.parse(cursor, 2);
            return new Place(Cursor.code(parts.get(0)), Cursor.time(parts.get(1)));
        }
    }

    /** The listings that hold at a time for these numbers of a shop, by number. */
    @Transactional
    public Map<String, ChannelListing> find(String channel, String shopId, Collection<String> skuIds, Instant at) {
        return store.find(channel, shopId, skuIds, at).stream()
                .collect(Collectors.toMap(
                        listing -> listing.there().skuId(), listing -> listing, (older, newer) -> newer));
    }

    /** Whether a piece of these goods in a shop is one of ours, and has been as long as we know. */
    @Transactional
    public boolean isSoldByThePiece(String channel, String shopId, Sku sku) {
        return !store.hasPacks(channel, shopId, sku);
    }

    /** The listings of these goods that hold now, in all shops. */
    @Transactional
    public List<ChannelListing> ofSkus(Collection<Sku> skus) {
        return store.ofSkus(skus, clock.instant());
    }

    /** All listings that hold now, a portion after one. */
    @Transactional
    public List<ChannelListing> after(@Nullable ChannelListing last, int limit) {
        return store.after(last, limit, clock.instant());
    }
}
