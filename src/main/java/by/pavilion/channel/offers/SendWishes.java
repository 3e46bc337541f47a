package by.pavilion.channel.offers;

import by.pavilion.catalog.Listings;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.PricesOut;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.Shops;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.channel.livestreams.LivestreamPrices;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells marketplaces what is wanted, always the newest value and nothing else, each shop on a thread of its own. The values are
 * absolute: whoever follows an attempt of which nobody knows the end first reads what is there. Only of stock that is being sold
 * there it is told, where the marketplace takes that, by how much it has changed here: see {@link Wish#mayBeAStep}. That nothing
 * is left overtakes all that a shop is to be told and asked otherwise.
 */
@ApplicationScoped
class SendWishes implements BackgroundWork {
    static final String NAME = "channel-offers";
    private static final Logger LOG = Logger.getLogger(SendWishes.class);
    private static final int PORTION = 50;

    private final WishProgress progress;
    private final LookAtOffers lookAtOffers;
    private final TellStock tellStock;
    private final Channels channels;
    private final Shops shops;
    private final Listings listings;
    private final ListingBook book;
    private final LivestreamPrices livestreamPrices;
    private final OffersConfig config;
    private final Clock clock;
    private final ShopTurns turns;
    private final ToldFaults faults = new ToldFaults();

    SendWishes(
            WishProgress progress,
            LookAtOffers lookAtOffers,
            TellStock tellStock,
            Channels channels,
            Shops shops,
            Listings listings,
            ListingBook book,
            LivestreamPrices livestreamPrices,
            OffersConfig config,
            Workers workers,
            Clock clock) {
        this.progress = progress;
        this.lookAtOffers = lookAtOffers;
        this.tellStock = tellStock;
        this.channels = channels;
        this.shops = shops;
        this.listings = listings;
        this.book = book;
        this.livestreamPrices = livestreamPrices;
        this.config = config;
        this.clock = clock;
        this.turns = new ShopTurns(NAME, config.shopsAtOnce(), () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int doSome() {
        return turns.begin(progress.dueShops(ShopTurns.LOOK), this::tell);
    }

    private int tell(ShopTurns.Turn shop, BooleanSupplier mayGoOn) {
        return tellSoldOut(shop, mayGoOn)
                + ShopTurns.each(progress.due(shop, PORTION), behindSoldOut(shop, mayGoOn, this::sendOne), mayGoOn)
                + ShopTurns.each(
                        progress.toCheck(shop, PORTION), behindSoldOut(shop, mayGoOn, this::checkOne), mayGoOn);
    }

    private int tellSoldOut(ShopTurns.Turn shop, BooleanSupplier mayGoOn) {
        return ShopTurns.each(progress.soldOut(shop, PORTION), this::sendOne, mayGoOn);
    }

    /** Each piece that is sold while there is none is one too many, so it is looked for anew before each of the others. */
    private Consumer<Wish> behindSoldOut(ShopTurns.Turn shop, BooleanSupplier mayGoOn, Consumer<Wish> deed) {
        return wish -> {
            tellSoldOut(shop, mayGoOn);
            deed.accept(wish);
        };
    }

    @PreDestroy
    void stop() {
        turns.stop();
    }

    /** Whatever goes wrong with one wish must not hold up the others, so it is put off. */
    private void sendOne(Wish due) {
        Wish wish = due;
        try {
            Optional<Wish> newest = newest(due);
            if (newest.isEmpty()) {
                return;
            }
            wish = newest.get();
            switch (wish.kind()) {
                case STOCK -> tellStock.tell(access(wish), wish);
                case PRICE -> sendPrice(access(wish), wish);
            }
            faults.wentWell(shopOf(wish));
        } catch (ChannelFault fault) {
            if (faults.isNews(shopOf(wish), fault)) {
                LOG.warnf(
                        "channel=%s shop=%s goods=%s %s is not sent: %s",
                        wish.channel(), wish.shopId(), wish.there().skuId(), wish.kind(), fault.getMessage());
            }
            progress.failed(wish, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "channel=%s shop=%s goods=%s is not sent",
                    wish.channel(),
                    wish.shopId(),
                    wish.there().skuId());
            progress.failed(wish, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    /** While it sells there is always another sale, so after one look it is sent as it stands. */
    private Optional<Wish> newest(Wish due) {
        if (due.hasBeenOvertakenBySales()) {
            lookAtOffers.at(Set.of(due.sku()));
            // nothing left is due by itself, and perhaps it was told a moment ago
            return progress.asItStands(due).filter(now -> now.wanted() > 0);
        }
        return progress.newest(due); // what was read with it took long: another comes by itself
    }

    private void sendPrice(ShopAccess shop, Wish wish) throws ChannelFault {
        PricesOut prices = channels.require(wish.channel(), PricesOut.class);
        long there = prices.read(shop, wish.there()).minor();
        Optional<String> objection = objection(wish, there);
        if (objection.isPresent()) {
            progress.guarded(wish, objection.get());
            return;
        }
        if (there != wish.wanted()) {
            prices.set(shop, wish.there(), Money.ofMinor(wish.wanted(), Money.CNY));
        }
        progress.sent(wish);
    }

    private Optional<String> objection(Wish wish, long there) {
        int factor = factor(wish);
        if (wish.approved().filter(price -> price == wish.wanted()).isPresent()
                || livestreamPrices.explain(wish.channel(), wish.sku(), factor, there, wish.wanted())) {
            return Optional.empty(); // a person has seen it, or has planned it with a show
        }
        long own = listings.find(wish.sku())
                .map(listing -> listing.requirePrice().times(factor).minor())
                .orElse(wish.wanted());
        return PriceGuard.objection(
                wish.wanted(),
                Optional.of(there).filter(price -> price > 0),
                own,
                config.mostPriceChangePercent(),
                config.lowestPricePercent());
    }

    /** How many pieces of ours one piece there is. */
    private int factor(Wish wish) {
        String skuId = wish.there().skuId();
        return Optional.ofNullable(book.find(wish.channel(), wish.shopId(), Set.of(skuId), clock.instant())
                        .get(skuId))
                .map(ChannelListing::factor)
                .orElse(1);
    }

    /** Reads back what was sent. Buyers may have bought since, so there may be less, and never much more. */
    private void checkOne(Wish wish) {
        try {
            ShopAccess shop = access(wish);
            long there =
                    switch (wish.kind()) {
                        case STOCK ->
                            channels.require(wish.channel(), StockOut.class)
                                    .read(shop, wish.there())
                                    .sellable();
                        case PRICE ->
                            channels.require(wish.channel(), PricesOut.class)
                                    .read(shop, wish.there())
                                    .minor();
                    };
            // sales may have become ours meanwhile; of another value that is wanted by now it is read back once that is
            // sent
            progress.newest(wish).ifPresent(now -> compare(now, there));
            faults.wentWell(shopOf(wish));
        } catch (ChannelFault fault) {
            if (faults.isNews(shopOf(wish), fault)) {
                LOG.warnf(
                        "channel=%s shop=%s goods=%s cannot be read back: %s",
                        wish.channel(), wish.shopId(), wish.there().skuId(), fault.getMessage());
            }
            progress.unchecked(wish);
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "channel=%s shop=%s goods=%s cannot be read back",
                    wish.channel(),
                    wish.shopId(),
                    wish.there().skuId());
            progress.unchecked(wish);
        }
    }

    private void compare(Wish wish, long there) {
        long told = wish.expected();
        long tolerance =
                switch (wish.kind()) {
                    case STOCK -> wish.sent().orElseThrow() == 0 ? 0 : config.stockTolerance();
                    case PRICE -> 0;
                };
        if (Math.abs(there - told) > tolerance) {
            progress.differs(wish, there - told, "%s: told %d, there %d".formatted(wish.kind(), told, there));
        } else {
            progress.agrees(wish, there - told);
        }
    }

    private static ShopTurns.Turn shopOf(Wish wish) {
        return new ShopTurns.Turn(wish.channel(), wish.shopId());
    }

    private ShopAccess access(Wish wish) throws ChannelFault {
        return shops.access(wish.channel(), wish.shopId())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
    }
}
