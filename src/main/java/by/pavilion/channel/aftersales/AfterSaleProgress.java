package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What following a buyer's wish changes, each in a transaction of its own. */
@ApplicationScoped
class AfterSaleProgress {
    private final AfterSaleStore store;
    private final ChannelCases cases;
    private final Pauses pauses;
    private final Workers workers;
    private final IdempotencyKeys keys;
    private final Clock clock;

    AfterSaleProgress(
            AfterSaleStore store,
            ChannelCases cases,
            Pauses pauses,
            Workers workers,
            IdempotencyKeys keys,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.pauses = pauses;
        this.workers = workers;
        this.keys = keys;
        this.clock = clock;
    }

    @Transactional
    List<ShopTurns.Turn> dueShops(int limit) {
        return store.dueShops(clock.instant(), limit);
    }

    @Transactional
    List<KnownAfterSale> due(ShopTurns.Turn shop, int limit) {
        return store.due(shop, clock.instant(), limit);
    }

    @Transactional
    Optional<KnownAfterSale> find(String channel, String shopId, String externalId) {
        return store.find(channel, shopId, externalId);
    }

    /** Whether the marketplace has taken this very answer. */
    @Transactional
    boolean isDecided(IdempotencyKeys.Claim claim) {
        return Optional.ofNullable(keys.find(List.of(claim)).get(claim))
                .map(made -> made.by(claim))
                .isPresent();
    }

    /** The marketplace has taken an answer. */
    @Transactional
    void decided(IdempotencyKeys.Claim claim, KnownAfterSale known) {
        keys.claim(Map.of(claim, known.told().externalId()));
    }

    /** Something was said to the marketplace about it. */
    @Transactional
    void lookAgain(KnownAfterSale known) {
        store.look(new ExternalAfterSale(known.order(), known.told().externalId()), clock.instant());
        workers.wake(FollowAfterSales.NAME);
    }

    @Transactional
    List<KnownAfterSale> paidBackBeforeShipping(ExternalOrder order) {
        return store.paidBackBeforeShipping(order);
    }

    /** Our order is smaller by the line that they are about: each is looked at once more, for what it holds. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takenOut(List<KnownAfterSale> ofOneLine) {
        Instant now = clock.instant();
        ofOneLine.forEach(one -> store.takenOut(one, now));
    }

    /** Takes notice of it as its marketplace says when it is asked, and gives what is known of it then. */
    @Transactional
    KnownAfterSale notice(KnownAfterSale known, AfterSale now) {
        store.notice(known.channel(), known.shopId(), now, clock.instant());
        store.complete(known.channel(), known.shopId(), now);
        return store.find(known.channel(), known.shopId(), now.externalId()).orElseThrow();
    }

    @Transactional
    void holds(KnownAfterSale known, @Nullable String holdId) {
        store.holds(known, holdId);
    }

    /** All that follows is done; with a detail a person has to look as well. */
    @Transactional
    void done(KnownAfterSale known, Optional<String> orderId, Optional<String> detail) {
        store.done(known);
        ChannelCases.About about = about(known);
        if (detail.isPresent()) {
            cases.open(about, orderId, detail.get(), Optional.empty());
        } else {
            cases.close(about, ChannelCases.OVER);
        }
    }

    /** Its order is held, or none of ours: it is looked for more and more seldom, which is no trouble of the wish's. */
    @Transactional
    void notOursYet(KnownAfterSale known) {
        Instant later = clock.instant().plus(pauses.after(ChannelFault.Kind.REFUSED, known.attempts()));
        store.putOff(known, "the order is not ours yet", later);
    }

    /**
     * It could not be followed: again after a pause that fits the fault. What the marketplace refuses to tell us, or fails to do
     * again and again, a person has to see: as long as nobody knows how it stands nothing holds the order.
     */
    @Transactional
    void failed(KnownAfterSale known, ChannelFault fault) {
        store.putOff(known, fault.reason(), clock.instant().plus(pauses.after(fault.kind(), known.attempts())));
        if (pauses.isForAPerson(fault, known.attempts())) {
            cases.open(about(known), Optional.empty(), fault.reason(), Optional.empty());
        }
    }

    private static ChannelCases.About about(KnownAfterSale known) {
        return new ChannelCases.About(
                known.channel(),
                known.shopId(),
                Trouble.AFTER_SALE,
                known.told().externalId());
    }
}
