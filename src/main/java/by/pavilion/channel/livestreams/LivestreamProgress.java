package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.AllocateStock;
import by.pavilion.inventory.Pool;
import by.pavilion.pricing.PriceListId;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a show's steps change, each in a transaction of its own: pieces move together with what the line says of them. */
@ApplicationScoped
class LivestreamProgress {
    private final LivestreamStore store;
    private final LivestreamSaleStore sales;
    private final Listings listings;
    private final AllocateStock allocateStock;
    private final SavePriceList savePriceList;
    private final ChannelCases cases;
    private final Pauses pauses;
    private final LivestreamsConfig config;
    private final Workers workers;
    private final Clock clock;

    LivestreamProgress(
            LivestreamStore store,
            LivestreamSaleStore sales,
            Listings listings,
            AllocateStock allocateStock,
            SavePriceList savePriceList,
            ChannelCases cases,
            Pauses pauses,
            LivestreamsConfig config,
            Workers workers,
            Clock clock) {
        this.store = store;
        this.sales = sales;
        this.listings = listings;
        this.allocateStock = allocateStock;
        this.savePriceList = savePriceList;
        this.cases = cases;
        this.pauses = pauses;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    @Transactional
    List<LivestreamLine> due(int limit) {
        return store.due(clock.instant(), limit);
    }

    @Transactional
    List<Livestream> dueForPrices(int limit) {
        return store.dueForPrices(clock.instant(), limit);
    }

    @Transactional
    List<Livestream> dueForLook(int limit) {
        return store.dueForLook(clock.instant(), limit);
    }

    @Transactional
    List<LivestreamLine> lines(Livestream show) {
        return store.lines(show.id());
    }

    @Transactional
    Map<MerchantId, PriceListId> priceLists(Livestream show) {
        return store.priceLists(show.id());
    }

    /**
     * Makes a merchant's price list together with the row by which the show finds it again: one that the show did not know of
     * would hold whatever becomes of the show.
     *
     * @return false when the plan has been changed meanwhile, or the list is there
     */
    @Transactional
    boolean makePriceList(Livestream show, MerchantId merchant, SavePriceList.Particulars particulars) {
        boolean isWanted = store.lock(show.id()).orElseThrow().version() == show.version()
                && !store.priceLists(show.id()).containsKey(merchant);
        if (isWanted) {
            store.priceList(
                    show.id(),
                    merchant,
                    savePriceList.make(merchant, particulars).id());
        }
        return isWanted;
    }

    @Transactional
    void priced(Livestream show) {
        store.priced(show, null);
        cases.close(about(show, ""), ChannelCases.OVER);
    }

    @Transactional
    void notPriced(Livestream show, String why) {
        store.priced(show, clock.instant().plus(config.retryShort()));
        cases.open(about(show, ""), Optional.empty(), "its prices are refused: " + why, Optional.of(show.startsAt()));
    }

    /** Prices have just begun or ended to hold: marketplaces are to hear of it now, not within a minute. */
    @Transactional
    void look(Livestream show) {
        Instant now = clock.instant();
        if (now.isBefore(show.startsAt())) {
            store.looked(show, show.startsAt());
        } else {
            store.looked(show, now.isBefore(show.endsAt()) ? show.endsAt() : null);
            workers.wake(ListingBook.LOOK);
        }
    }

    /** The line is locked before its show is read, so whoever changes the plan meanwhile has it looked at once more. */
    @Transactional
    void bring(LivestreamLine due) {
        LivestreamLine line = store.lockLine(due.livestream(), due.sku()).orElseThrow();
        Livestream show = store.find(due.livestream()).orElseThrow();
        Instant now = clock.instant();
        Instant movesAt = show.startsAt().minus(config.moveBefore());
        Instant returnsAt = show.endsAt().plus(config.returnAfter());
        if (!line.planned() || show.cancelledAt().isPresent() || !now.isBefore(returnsAt)) {
            giveBack(show, line);
        } else if (now.isBefore(movesAt)) {
            if (line.setAside() > 0 && line.state() != LivestreamLine.State.RETURNED) { // the show was put off
                giveBack(show, line);
                line = store.lockLine(due.livestream(), due.sku()).orElseThrow();
            }
            store.change(fresh(line), movesAt);
        } else if (store.isHeldByAnother(show, line)) {
            cases.open(
                    about(show, "/" + line.sku()),
                    Optional.empty(),
                    "another show still has pieces of " + line.sku(),
                    Optional.of(show.startsAt()));
            store.change(
                    with(line, line.state(), line.setAside(), line.returned(), line.begun(), "another show has pieces"),
                    now.plus(config.retryShort()));
        } else {
            setAside(show, fresh(line), now, returnsAt);
        }
    }

    /** One that was given back and is planned again begins anew. */
    private static LivestreamLine fresh(LivestreamLine line) {
        return line.state() == LivestreamLine.State.RETURNED
                ? with(line, LivestreamLine.State.PLANNED, 0, 0, false, null)
                : line;
    }

    private void setAside(Livestream show, LivestreamLine line, Instant now, Instant returnsAt) {
        long held = line.setAside();
        boolean begun = line.begun();
        if (held < line.quota()) {
            AllocateStock.Loan loan =
                    allocateStock.lend(merchant(line), line.sku(), pool(show), line.warehouse(), line.quota() - held);
            held += loan.pieces();
            begun |= loan.begun();
        } else if (held > line.quota()) {
            held -= allocateStock.takeBack(
                    merchant(line), line.sku(), pool(show), line.warehouse(), held - line.quota(), false);
        }
        if (held < line.quota()) {
            String detail = "%d of %d pieces of %s could be set aside".formatted(held, line.quota(), line.sku());
            store.change(with(line, LivestreamLine.State.SHORT, held, 0, begun, detail), earlier(now, returnsAt));
            cases.open(about(show, "/" + line.sku()), Optional.empty(), detail, Optional.of(show.startsAt()));
        } else {
            store.change(with(line, LivestreamLine.State.SET_ASIDE, held, 0, begun, null), returnsAt);
            cases.close(about(show, "/" + line.sku()), ChannelCases.OVER);
        }
    }

    private Instant earlier(Instant now, Instant returnsAt) {
        Instant retry = now.plus(config.retryShort());
        return retry.isBefore(returnsAt) ? retry : returnsAt;
    }

    /**
     * What was sold is not there any more; what is left over beyond that was the channel's before. It may be done again when
     * sold pieces have come back meanwhile; those of a channel that had none of its own are free for all by themselves.
     */
    private void giveBack(Livestream show, LivestreamLine line) {
        long back = 0;
        long setAside = line.setAside();
        boolean isOver = line.state() == LivestreamLine.State.RETURNED && line.begun();
        if (!isOver && line.setAside() > 0) {
            long gone = sales.gone(show, line);
            long left = Math.max(0, line.setAside() - line.returned() - gone);
            back = allocateStock.takeBack(merchant(line), line.sku(), pool(show), line.warehouse(), left, line.begun());
            // What is missing was sold outside the show: a later give-back must not take it from the channel's own
            // pieces.
            setAside = Math.min(setAside, line.returned() + back + gone);
        }
        store.change(
                with(line, LivestreamLine.State.RETURNED, setAside, line.returned() + back, line.begun(), null), null);
        cases.close(about(show, "/" + line.sku()), ChannelCases.OVER);
    }

    /** Nothing is written but that it was tried: the line may have been brought on by then, here or by another replica. */
    @Transactional
    void failed(LivestreamLine line, String why) {
        store.putOff(line, why, clock.instant().plus(pauses.after(ChannelFault.Kind.RETRY, line.attempts())));
    }

    private MerchantId merchant(LivestreamLine line) {
        return listings.find(line.sku()).map(Listing::merchant).orElseThrow();
    }

    private static Pool pool(Livestream show) {
        return Pool.fromString(show.channel());
    }

    private static LivestreamLine with(
            LivestreamLine line,
            LivestreamLine.State state,
            long setAside,
            long returned,
            boolean begun,
            @Nullable String detail) {
        return new LivestreamLine(
                line.livestream(),
                line.sku(),
                line.warehouse(),
                line.quota(),
                line.price(),
                state,
                setAside,
                returned,
                begun,
                line.planned(),
                0,
                Optional.ofNullable(detail));
    }

    /** @param line a slash and its SKU; empty for the show as a whole */
    private static ChannelCases.About about(Livestream show, String line) {
        return new ChannelCases.About(show.channel(), show.shopId(), Trouble.LIVESTREAM, show.id() + line);
    }
}
