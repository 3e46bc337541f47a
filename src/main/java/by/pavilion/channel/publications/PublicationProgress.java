package by.pavilion.channel.publications;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ListingsOut;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.ProductSheet;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.channel.offers.SendAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What handing in and asking change, each in a transaction of its own. */
@ApplicationScoped
class PublicationProgress {
    private static final Duration FIRST_ASK = Duration.ofSeconds(30);
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

    private final PublicationStore store;
    private final ListingBook book;
    private final ChannelCases cases;
    private final SendAgain sendAgain;
    private final Pauses pauses;
    private final PublicationsConfig config;
    private final Clock clock;

    PublicationProgress(
            PublicationStore store,
            ListingBook book,
            ChannelCases cases,
            SendAgain sendAgain,
            Pauses pauses,
            PublicationsConfig config,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.cases = cases;
        this.sendAgain = sendAgain;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<ShopTurns.Turn> dueShops(int limit) {
        return store.dueShops(clock.instant(), limit);
    }

    @Transactional
    List<Publication> due(ShopTurns.Turn shop, int limit) {
        return store.due(shop, clock.instant(), limit);
    }

    @Transactional
    List<Publication> toAsk(ShopTurns.Turn shop, int limit) {
        return store.toAsk(shop, clock.instant(), limit);
    }

    /** From the first time on, orders, stock and prices know the goods by the marketplace's numbers. */
    @Transactional
    void handedIn(Publication handed, ChannelSku there, ProductSheet sheet) {
        Instant now = clock.instant();
        if (handed.there().isEmpty()) {
            book.put(List.of(new ChannelListing(
                    handed.channel(), handed.shopId(), there, handed.sku(), 1, ALWAYS, Optional.empty())));
        }
        // The message that says what has become of it may have come before the marketplace's answer to us did.
        Duration soon = config.askEvery().compareTo(FIRST_ASK) < 0 ? config.askEvery() : FIRST_ASK;
        store.handedIn(handed, there, sheet.digest(), now, now.plus(soon));
        sendAgain.price(handed.channel(), handed.shopId(), there.skuId());
    }

    /** It is handed in when it is on sale, by the event that says so. What is there has nothing to sell meanwhile. */
    @Transactional
    void notOnSale(Publication waiting) {
        store.rest(waiting, "it is not on sale here");
    }

    @Transactional
    void asBefore(Publication same) {
        store.rest(same, same.detail().orElse(null));
    }

    /** It did not work: again after a pause that fits the fault, and a person looks when it is not taken for long. */
    @Transactional
    void failed(Publication failed, ChannelFault fault) {
        store.putOff(failed, fault.reason(), clock.instant().plus(pauses.after(fault.kind(), failed.attempts())));
        if (pauses.isForAPerson(fault, failed.attempts())) {
            cases.open(about(failed), Optional.empty(), fault.reason(), Optional.empty());
        }
    }

    @Transactional
    void answered(Publication asked, ListingsOut.Verdict verdict) {
        Instant now = clock.instant();
        switch (verdict.standing()) {
            case LOOKED_AT -> askAgain(asked);
            case SHOWN -> {
                if (store.decided(asked, Publication.State.SHOWN, null, now)) {
                    asked.there().ifPresent(there -> sendAgain.price(asked.channel(), asked.shopId(), there.skuId()));
                    cases.close(about(asked), ChannelCases.OVER);
                }
            }
            case REFUSED -> {
                if (store.decided(asked, Publication.State.REFUSED, verdict.reason(), now)) {
                    cases.open(about(asked), Optional.empty(), verdict.reason(), Optional.empty());
                }
            }
        }
    }

    @Transactional
    void askAgain(Publication asked) {
        store.askAgain(asked, clock.instant().plus(config.askEvery()));
    }

    private static ChannelCases.About about(Publication one) {
        return new ChannelCases.About(
                one.channel(), one.shopId(), Trouble.LISTING_REFUSED, one.sku().value());
    }
}
