package by.pavilion.channel.publications;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ListingsOut;
import by.pavilion.channel.Shop;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a listing of ours handed in at a shop, for the first time or once more; from then on the shop follows the catalogue. */
@ApplicationScoped
public class PushListing {
    private final PublicationStore store;
    private final Channels channels;
    private final Listings listings;
    private final ListingBook book;
    private final Audit audit;
    private final Ids ids;
    private final Workers workers;
    private final Clock clock;

    PushListing(
            PublicationStore store,
            Channels channels,
            Listings listings,
            ListingBook book,
            Audit audit,
            Ids ids,
            Workers workers,
            Clock clock) {
        this.store = store;
        this.channels = channels;
        this.listings = listings;
        this.book = book;
        this.audit = audit;
        this.ids = ids;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Hands it in as soon as it is on sale here. Goods that are listed there already, piece for piece, are edited.
     *
     * @throws by.pavilion.shared.Problem 409 when the channel takes no listings, 422 when there are no such goods
     */
    @Transactional
    public void push(Shop shop, Sku sku) {
        channels.require(shop.channel(), ListingsOut.class);
        if (listings.find(sku).isEmpty()) {
            throw PublicationProblems.noSuchSku();
        }
        again(shop.channel(), shop.shopId(), sku);
        audit.note(new Audited(
                AuditedKind.SHOP,
                shop.id().toString(),
                Optional.empty(),
                null,
                Map.of("action", "PUSH_LISTING", "sku", sku.value())));
    }

    /** The same for goods that were pushed before. */
    @Transactional
    public void again(String channel, String shopId, Sku sku) {
        Optional<ChannelSku> there = book.ofSkus(List.of(sku)).stream()
                .filter(listing -> listing.channel().equals(channel)
                        && listing.shopId().equals(shopId)
                        && listing.factor() == 1
                        && !listing.there().productId().isEmpty())
                .map(ChannelListing::there)
                .findFirst();
        store.push(channel, shopId, sku, ids.next(), there, clock.instant());
        workers.wake(HandInListings.NAME);
    }
}
