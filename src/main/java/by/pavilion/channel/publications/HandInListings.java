package by.pavilion.channel.publications;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ListingsOut;
import by.pavilion.channel.ProductSheet;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.Shops;
import by.pavilion.channel.offers.FirstPrice;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Hands in what listings say now, each shop on a thread of its own, unless that was handed in last, and asks what has become of it.
 * An attempt of which nobody knows the end is made again: the reference keeps it from making a second product.
 */
@ApplicationScoped
class HandInListings implements BackgroundWork {
    static final String NAME = "channel-publications";
    private static final Logger LOG = Logger.getLogger(HandInListings.class);
    private static final int PORTION = 20;
    private static final int SHOPS_AT_ONCE = 16;

    private final PublicationProgress progress;
    private final Channels channels;
    private final Shops shops;
    private final Listings listings;
    private final Prices prices;
    private final FirstPrice firstPrice;
    private final ShopTurns turns;

    HandInListings(
            PublicationProgress progress,
            Channels channels,
            Shops shops,
            Listings listings,
            Prices prices,
            FirstPrice firstPrice,
            Workers workers) {
        this.progress = progress;
        this.channels = channels;
        this.shops = shops;
        this.listings = listings;
        this.prices = prices;
        this.firstPrice = firstPrice;
        this.turns = new ShopTurns(NAME, SHOPS_AT_ONCE, () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        return turns.begin(progress.dueShops(ShopTurns.LOOK), this::tell);
    }

    private int tell(ShopTurns.Turn shop, BooleanSupplier mayGoOn) {
        return ShopTurns.each(progress.due(shop, PORTION), this::handIn, mayGoOn)
                + ShopTurns.each(progress.toAsk(shop, PORTION), this::ask, mayGoOn);
    }

    @PreDestroy
    void stop() {
        turns.stop();
    }

    /** Whatever goes wrong with one must not hold up the others, so it is put off. */
    private void handIn(Publication publication) {
        try {
            Optional<Listing> listing = listings.find(publication.sku()).filter(Listing::isPublished);
            if (listing.isEmpty()) {
                progress.notOnSale(publication);
                return;
            }
            ProductSheet sheet = sheet(listing.get(), publication.channel());
            if (publication.digest().filter(sheet.digest()::equals).isPresent()) {
                progress.asBefore(publication);
                return;
            }
            ChannelSku there = channels.require(publication.channel(), ListingsOut.class)
                    .handIn(access(publication), Long.toString(publication.reference()), publication.there(), sheet);
            progress.handedIn(publication, there, sheet);
        } catch (ChannelFault fault) {
            failed(publication, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s is not handed in", publication.sku());
            failed(publication, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    private void failed(Publication publication, ChannelFault fault) {
        LOG.warnf(
                "channel=%s shop=%s sku=%s is not handed in: %s",
                publication.channel(), publication.shopId(), publication.sku(), fault.getMessage());
        progress.failed(publication, fault);
    }

    /** The price counts for goods only that are not there yet; of all others it is told by itself. */
    private ProductSheet sheet(Listing listing, String channel) {
        Map<Sku, Listing> priced = prices.listed(Map.of(listing.sku(), listing), channel);
        Money onChannel = priced.getOrDefault(listing.sku(), listing).requirePrice();
        return ProductSheet.of(listing, firstPrice.of(listing, channel, onChannel));
    }

    private void ask(Publication publication) {
        try {
            ChannelSku there = publication.there().orElseThrow();
            ListingsOut.Verdict verdict =
                    channels.require(publication.channel(), ListingsOut.class).verdict(access(publication), there);
            progress.answered(publication, verdict);
        } catch (ChannelFault | RuntimeException fault) {
            LOG.warnf(
                    "channel=%s shop=%s sku=%s cannot be asked after: %s",
                    publication.channel(), publication.shopId(), publication.sku(), fault.getMessage());
            progress.askAgain(publication);
        }
    }

    private ShopAccess access(Publication publication) throws ChannelFault {
        return shops.access(publication.channel(), publication.shopId())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
    }
}
