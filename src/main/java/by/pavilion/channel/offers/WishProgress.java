package by.pavilion.channel.offers;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelStockPushed;
import by.pavilion.channel.Channels;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.StockSteps;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What sending and reading back changes, each in a transaction of its own. */
@ApplicationScoped
class WishProgress {
    private final WishStore wishes;
    private final Channels channels;
    private final ChannelCases cases;
    private final Outbox outbox;
    private final Pauses pauses;
    private final OffersConfig config;
    private final Clock clock;

    WishProgress(
            WishStore wishes,
            Channels channels,
            ChannelCases cases,
            Outbox outbox,
            Pauses pauses,
            OffersConfig config,
            Clock clock) {
        this.wishes = wishes;
        this.channels = channels;
        this.cases = cases;
        this.outbox = outbox;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<ShopTurns.Turn> dueShops(int limit) {
        return wishes.dueShops(clock.instant(), limit);
    }

    @Transactional
    List<Wish> soldOut(ShopTurns.Turn shop, int limit) {
        return wishes.soldOut(shop, clock.instant(), limit);
    }

    @Transactional
    List<Wish> due(ShopTurns.Turn shop, int limit) {
        return wishes.due(shop, clock.instant(), limit);
    }

    @Transactional
    List<Wish> toCheck(ShopTurns.Turn shop, int limit) {
        return wishes.toCheck(shop, clock.instant(), limit);
    }

    /** The marketplace has taken the value, of stock the whole number. */
    @Transactional
    void sent(Wish wish) {
        Instant now = clock.instant();
        boolean counted = wish.kind() == WishKind.STOCK && channels.can(wish.channel(), StockSteps.class);
        taken(wish, wishes.sent(wish, counted, now, now.plus(config.readBackAfter())), now);
    }

    /** Notes that a step is tried, before it is. False when another value is wanted by now, which comes by itself. */
    @Transactional
    boolean beginsStep(Wish wish) {
        return wishes.beginsStep(wish);
    }

    /**
     * Notes that a whole number is tried of goods whose sales there are counted: until it was taken nobody knows what a step would
     * begin at. False when another number is wanted by now, which comes by itself.
     */
    @Transactional
    boolean beginsWhole(Wish wish) {
        return wishes.beginsWhole(wish);
    }

    /** There is nothing to tell, because changes here have cancelled each other out. So there is no event of it. */
    @Transactional
    void settled(Wish wish) {
        if (wishes.settled(wish)) {
            cases.close(about(wish, refused(wish)), ChannelCases.OVER);
        }
    }

    /** The marketplace has made the step. */
    @Transactional
    void stepped(Wish wish) {
        Instant now = clock.instant();
        taken(wish, wishes.stepped(wish, now, now.plus(config.readBackAfter())), now);
    }

    private void taken(Wish wish, boolean isNewest, Instant now) {
        if (!isNewest) {
            wishes.overtaken(wish, now);
            return;
        }
        cases.close(about(wish, refused(wish)), ChannelCases.OVER);
        if (wish.kind() == WishKind.PRICE) {
            cases.close(about(wish, Trouble.PRICE_GUARDED), ChannelCases.OVER);
        }
        if (wish.kind() == WishKind.STOCK) {
            outbox.append(
                    new ChannelStockPushed(
                            wish.channel(),
                            wish.shopId(),
                            wish.there().skuId(),
                            wish.sku().value(),
                            wish.wanted(),
                            wish.version(),
                            now),
                    wishes.eventSequence(wish));
        }
    }

    /** It did not work: again after a pause that fits the fault, and a person looks when the marketplace goes on not taking it. */
    @Transactional
    void failed(Wish wish, ChannelFault fault) {
        wishes.putOff(wish, fault.reason(), clock.instant().plus(pauses.after(fault.kind(), wish.attempts())));
        if (pauses.isForAPerson(fault, wish.attempts())) {
            cases.open(about(wish, refused(wish)), Optional.empty(), fault.reason(), Optional.empty());
        }
    }

    /** The price waits for a person, or for another price. */
    @Transactional
    void guarded(Wish wish, String objection) {
        wishes.putOff(wish, objection, null);
        cases.open(about(wish, Trouble.PRICE_GUARDED), Optional.empty(), objection, Optional.empty());
    }

    /**
     * What the marketplace has agrees well enough with what it was told. What steps have added up to and stays wrong, by how
     * little ever, is mended by the whole number.
     */
    @Transactional
    void agrees(Wish wish, long drift) {
        Instant now = clock.instant();
        wishes.checked(wish, drift, now.plus(config.readBackEvery()));
        if (drift != 0 && wish.sales().stepped() && wish.sales().drift() == drift) {
            wishes.again(wish.channel(), wish.shopId(), wish.there().skuId(), WishKind.STOCK, now);
        }
        cases.close(about(wish, differs(wish)), ChannelCases.OVER);
    }

    /**
     * It does not. After steps that may be ours, so the whole number is told: at once when there is more than there should be, and
     * the second time when there is less by just as much, because what looks so may be sales that we have not heard of. After the
     * whole number it may have its reasons, so it is not told again by itself. Only that there is nothing left is.
     */
    @Transactional
    void differs(Wish wish, long drift, String detail) {
        Instant now = clock.instant();
        wishes.checked(wish, drift, now.plus(config.readBackEvery()));
        boolean stepped = wish.sales().stepped();
        boolean isWrong = stepped && (drift > 0 || wish.sales().drift() == drift);
        if (wish.kind() == WishKind.STOCK && (wish.wanted() == 0 || isWrong)) {
            wishes.again(wish.channel(), wish.shopId(), wish.there().skuId(), WishKind.STOCK, now);
        }
        if (!stepped) {
            cases.open(about(wish, differs(wish)), Optional.empty(), detail, Optional.empty());
        }
    }

    /** It could not be read back now: the next time, then. */
    @Transactional
    void unchecked(Wish wish) {
        wishes.unchecked(wish, clock.instant().plus(config.readBackEvery()));
    }

    /** It as it stands now, whatever is wanted by now. */
    @Transactional
    Optional<Wish> asItStands(Wish wish) {
        return wishes.find(wish.channel(), wish.shopId(), wish.there().skuId(), wish.kind());
    }

    /** It as it stands now, unless a newer value is wanted by now. */
    @Transactional
    Optional<Wish> newest(Wish wish) {
        return asItStands(wish).filter(now -> now.version() == wish.version());
    }

    private static Trouble refused(Wish wish) {
        return wish.kind() == WishKind.PRICE ? Trouble.PRICE_REFUSED : Trouble.OFFER_REFUSED;
    }

    private static Trouble differs(Wish wish) {
        return wish.kind() == WishKind.PRICE ? Trouble.PRICE_DIFFERS : Trouble.STOCK_DIFFERS;
    }

    private static ChannelCases.About about(Wish wish, Trouble trouble) {
        return new ChannelCases.About(
                wish.channel(), wish.shopId(), trouble, wish.there().skuId());
    }
}
