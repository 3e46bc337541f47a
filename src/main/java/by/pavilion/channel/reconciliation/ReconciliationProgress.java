package by.pavilion.channel.reconciliation;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelReconciled;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.ReconciliationIn;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comparing a shop changes, each in a transaction of its own. */
@ApplicationScoped
class ReconciliationProgress implements ShopFollower {
    /** Longer than any window may take: after it the attempt counts as broken off. */
    static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

    private final ReconciliationStore store;
    private final Channels channels;
    private final ChannelCases cases;
    private final WantOrders wantOrders;
    private final NoticeAfterSales noticeAfterSales;
    private final Outbox outbox;
    private final Pauses pauses;
    private final ReconciliationConfig config;
    private final Clock clock;

    ReconciliationProgress(
            ReconciliationStore store,
            Channels channels,
            ChannelCases cases,
            WantOrders wantOrders,
            NoticeAfterSales noticeAfterSales,
            Outbox outbox,
            Pauses pauses,
            ReconciliationConfig config,
            Clock clock) {
        this.store = store;
        this.channels = channels;
        this.cases = cases;
        this.wantOrders = wantOrders;
        this.noticeAfterSales = noticeAfterSales;
        this.outbox = outbox;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void connected(Shop shop, Instant now) {
        if (channels.can(shop.channel(), ReconciliationIn.class)) {
            for (Span span : Span.values()) {
                store.begin(shop.channel(), shop.shopId(), span, now.plus(every(span)));
            }
        }
    }

    @Override
    @Transactional
    public void worksAgain(String channel, String shopId, Instant now) {
        store.hurry(channel, shopId, now);
    }

    @Transactional
    List<Reconciliation> due(int limit) {
        return store.due(clock.instant(), limit);
    }

    /** Takes one for a while; empty when somebody else has. */
    @Transactional
    Optional<Reconciliation> take(Reconciliation one) {
        Instant until = clock.instant().plus(LONGEST_WINDOW);
        return store.take(one, until) ? Optional.of(one.until(until)) : Optional.empty();
    }

    /**
     * A window of one that was taken has been compared. What it found and how far it is are written together, or neither when
     * somebody else has taken it meanwhile.
     */
    @Transactional
    void compared(
            Reconciliation one,
            CompareShop.Result result,
            List<CompareRefunds.Unheard> refunds,
            Reconciliation.Run run) {
        Instant now = clock.instant();
        if (!run.isOver()) {
            if (store.goOn(one, run, now)) {
                mend(one, result);
                follow(one, refunds);
            }
            return;
        }
        Reconciliation.Outcome outcome = run.outcome(now);
        if (store.finish(one, outcome, now.plus(every(one.span())))) {
            mend(one, result);
            follow(one, refunds);
            if (one.span() == Span.NIGHTLY) {
                noticeAfterSales.lookAtOpen(one.channel(), one.shopId());
            }
            outbox.append(told(one, outcome), store.eventSequence(one));
        }
    }

    /**
     * The orders of a window of one that was taken have been compared, and its refunds could not be: only they are left of it. What
     * differs is mended all the same.
     *
     * @param run how far it is, with what the orders add to it
     */
    @Transactional
    void ordersCompared(Reconciliation one, CompareShop.Result result, Reconciliation.Run run) {
        if (store.goOn(one, run.withOrdersCompared(), one.nextAt())) {
            mend(one, result);
        }
    }

    /** Has each difference mended, and keeps a case of it until a comparison does not find it any more. */
    private void mend(Reconciliation one, CompareShop.Result result) {
        cases.closeOf(one.channel(), one.shopId(), Trouble.ORDER_DIFFERS, result.agreeing());
        for (CompareShop.Found found : result.differences()) {
            ExternalOrder order = new ExternalOrder(one.channel(), one.shopId(), found.externalOrderId());
            cases.open(about(order), found.orderId(), found.detail(), Optional.empty());
            wantOrders.wantAgain(order);
        }
        for (KnownOrder missing : result.missingThere()) {
            ExternalOrder order = new ExternalOrder(one.channel(), one.shopId(), missing.externalOrderId());
            cases.open(
                    about(order),
                    missing.orderId(),
                    "MISSING_THERE: the marketplace does not list it any more",
                    Optional.empty());
            wantOrders.wantAgain(order);
        }
    }

    /**
     * Has each followed; its case is over then, or becomes that of a person, with what follows from it. What the pull or another
     * comparison has told of meanwhile, and was followed, would be a case that nobody closes.
     */
    private void follow(Reconciliation one, List<CompareRefunds.Unheard> refunds) {
        List<AfterSale> told =
                refunds.stream().map(CompareRefunds.Unheard::told).toList();
        noticeAfterSales.notice(one.channel(), one.shopId(), told);
        Set<String> unfollowed = noticeAfterSales.unfollowed(one.channel(), one.shopId(), told);
        refunds.stream()
                .filter(refund -> unfollowed.contains(refund.told().externalId()))
                .forEach(refund -> cases.open(
                        new ChannelCases.About(
                                one.channel(),
                                one.shopId(),
                                Trouble.AFTER_SALE,
                                refund.told().externalId()),
                        refund.orderId(),
                        refund.detail(),
                        Optional.empty()));
    }

    @Transactional
    void failed(Reconciliation one, ChannelFault fault) {
        store.putOff(one, fault.reason(), clock.instant().plus(pauses.after(fault.kind(), one.attempts())));
    }

    Duration every(Span span) {
        return switch (span) {
            case HOURLY -> config.hourly();
            case NIGHTLY -> config.nightly();
        };
    }

    private static ChannelReconciled told(Reconciliation one, Reconciliation.Outcome outcome) {
        return new ChannelReconciled(
                one.channel(),
                one.shopId(),
                one.span().code(),
                outcome.from(),
                outcome.until(),
                outcome.listed(),
                outcome.missingHere(),
                outcome.missingThere(),
                outcome.differing(),
                outcome.at());
    }

    private static ChannelCases.About about(ExternalOrder order) {
        return new ChannelCases.About(order.channel(), order.shopId(), Trouble.ORDER_DIFFERS, order.externalOrderId());
    }
}
