package by.pavilion.channel.offers;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingStatus;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.Channels;
import by.pavilion.channel.PricesOut;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks what there is of goods now and what they cost, and wants marketplaces to know it. Whatever made somebody look, it is the
 * present that counts.
 */
@ApplicationScoped
class LookAtOffers {
    private final ListingBook book;
    private final Channels channels;
    private final Listings listings;
    private final Stock stock;
    private final Prices prices;
    private final WishStore wishes;
    private final OffersConfig config;
    private final Workers workers;
    private final Clock clock;

    LookAtOffers(
            ListingBook book,
            Channels channels,
            Listings listings,
            Stock stock,
            Prices prices,
            WishStore wishes,
            OffersConfig config,
            Workers workers,
            Clock clock) {
        this.book = book;
        this.channels = channels;
        this.listings = listings;
        this.stock = stock;
        this.prices = prices;
        this.wishes = wishes;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    /** Looks at these goods in all shops. */
    @Transactional
    void at(Collection<Sku> skus) {
        look(book.ofSkus(skus), Map.of());
    }

    /**
     * The same when something has happened to the stock.
     *
     * @param soldBy the shop of those goods that nothing has happened to but its own sales: it has taken them off, so that it hears
     *     of them later than others do
     */
    @Transactional
    void at(Collection<Sku> skus, Map<Sku, ShopTurns.Turn> soldBy) {
        look(book.ofSkus(skus), soldBy);
    }

    /** What was listed once and is no longer is not to be sold: nobody would know which goods are meant. */
    @Transactional
    void withdrawUnlisted() {
        wishes.wantNoneOfTheUnlisted(clock.instant());
        workers.wake(SendWishes.NAME);
    }

    /** Looks at these listings. */
    @Transactional
    void look(List<ChannelListing> listed) {
        look(listed, Map.of());
    }

    private void look(List<ChannelListing> listed, Map<Sku, ShopTurns.Turn> soldBy) {
        if (listed.isEmpty()) {
            return;
        }
        wishes.lock(listed);
        Set<Sku> skus = listed.stream().map(ChannelListing::sku).collect(Collectors.toSet());
        Map<Sku, Listing> ours = listings.findAll(skus);
        Supply supply = stock.supply(skus);
        Map<String, Map<Sku, Listing>> priced = new TreeMap<>();
        List<WishStore.Value> values = new ArrayList<>();
        for (ChannelListing listing : listed) {
            Listing own = ours.get(listing.sku());
            boolean onSale = own != null && own.status() == ListingStatus.PUBLISHED;
            if (channels.can(listing.channel(), StockOut.class)) {
                long pieces = onSale ? supply.available(listing.sku(), Pool.fromString(listing.channel())) : 0;
                values.add(new WishStore.Value(listing, WishKind.STOCK, Math.max(0, pieces / listing.factor())));
            }
            if (onSale && channels.can(listing.channel(), PricesOut.class)) {
                Map<Sku, Listing> onChannel =
                        priced.computeIfAbsent(listing.channel(), channel -> prices.listed(ours, channel));
                Listing sold = Objects.requireNonNullElse(onChannel.get(listing.sku()), own);
                values.add(new WishStore.Value(
                        listing,
                        WishKind.PRICE,
                        sold.requirePrice().times(listing.factor()).minor()));
            }
        }
        Instant now = clock.instant();
        values.sort(WishStore.Value.BY_KEY);
        Map<Sku, ShopTurns.Turn> takenOffBy = takenOffBy(listed, soldBy);
        Map<Boolean, List<WishStore.Value>> ownSales =
                values.stream().collect(Collectors.partitioningBy(value -> isOwnSale(value, takenOffBy)));
        wishes.want(ownSales.getOrDefault(false, List.of()), now, now.plus(config.coalesce()));
        wishes.wantInTime(ownSales.getOrDefault(true, List.of()), now, now.plus(config.coalesceOwnSales()));
        workers.wake(SendWishes.NAME);
    }

    /** A shop that lists goods more than once, singly and by the dozen, takes them off where they were sold, and only there. */
    private static Map<Sku, ShopTurns.Turn> takenOffBy(List<ChannelListing> listed, Map<Sku, ShopTurns.Turn> soldBy) {
        Map<Sku, Long> listings = listed.stream()
                .filter(listing -> turnOf(listing).equals(soldBy.get(listing.sku())))
                .collect(Collectors.groupingBy(ChannelListing::sku, Collectors.counting()));
        Map<Sku, ShopTurns.Turn> takenOffBy = new TreeMap<>(soldBy);
        takenOffBy.keySet().removeIf(sku -> listings.getOrDefault(sku, 0L) > 1);
        return takenOffBy;
    }

    private static boolean isOwnSale(WishStore.Value value, Map<Sku, ShopTurns.Turn> takenOffBy) {
        ChannelListing listing = value.listing();
        return value.kind() == WishKind.STOCK && turnOf(listing).equals(takenOffBy.get(listing.sku()));
    }

    private static ShopTurns.Turn turnOf(ChannelListing listing) {
        return new ShopTurns.Turn(listing.channel(), listing.shopId());
    }
}
