package by.pavilion.channel.offers;

import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at all listings from time to time: price lists begin and end, and listings are written, without an event. */
@ApplicationScoped
class LookAtAllOffers implements BackgroundWork {
    private static final int PORTION = 500;

    private final ListingBook book;
    private final LookAtOffers lookAtOffers;
    private final OffersConfig config;

    LookAtAllOffers(ListingBook book, LookAtOffers lookAtOffers, OffersConfig config) {
        this.book = book;
        this.lookAtOffers = lookAtOffers;
        this.config = config;
    }

    @Override
    public String name() {
        return ListingBook.LOOK;
    }

    @Override
    public Duration interval() {
        return config.lookEvery();
    }

    @Override
    public int doSome() {
        @Nullable ChannelListing last = null;
        List<ChannelListing> portion = book.after(null, PORTION);
        while (!portion.isEmpty()) {
            lookAtOffers.look(portion);
            last = portion.get(portion.size() - 1);
            portion = portion.size() < PORTION ? List.of() : book.after(last, PORTION);
        }
        lookAtOffers.withdrawUnlisted();
        return 0;
    }
}
