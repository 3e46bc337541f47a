package by.pavilion.channel;

import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.reconciliation.Reconciliations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an operator can have done for a shop. Doing it twice harms nobody. */
@ApplicationScoped
public class OperateShop {
    private static final Duration LONGEST_BACK_FILL = Duration.ofDays(90);

    private final PullShops pulls;
    private final Breaker breaker;
    private final Reconciliations reconciliations;
    private final ReplayOrder replayOrder;
    private final Clock clock;

    OperateShop(
            PullShops pulls, Breaker breaker, Reconciliations reconciliations, ReplayOrder replayOrder, Clock clock) {
        this.pulls = pulls;
        this.breaker = breaker;
        this.reconciliations = reconciliations;
        this.replayOrder = replayOrder;
        this.clock = clock;
    }

    /** What is to be done. */
    public enum Action {
        /** Nothing is asked of its marketplace any more, and nothing told; what it pushes is still kept. */
        PAUSE,
        /** Its lists are read again from where that had ended, and all that has waited is done now. */
        RESUME,
        /** What changed since a time is read once more. */
        BACK_FILL,
        /** The last hours and weeks are compared with what the marketplace lists. */
        RECONCILE,
        /** An order is read once more out of what was kept of it. */
        REPLAY
    }

    /**
     * Does it.
     *
     * @param from of a back-fill
     * @param externalOrderId of a replay
     * @throws by.pavilion.shared.Problem 422 when what the action needs is missing, 404 when nothing of the order was kept, 503
     *     when a replay needs the marketplace and that does not answer
     */
    public void act(Shop shop, Action action, Optional<Instant> from, Optional<String> externalOrderId) {
        switch (action) {
            case PAUSE -> {
                pulls.pause(shop);
                breaker.pause(shop.channel(), shop.shopId());
            }
            case RESUME -> {
                pulls.resume(shop.channel(), shop.shopId());
                breaker.resume(shop.channel(), shop.shopId());
            }
            case BACK_FILL -> backFill(shop, from.orElseThrow(() -> ChannelProblems.needed("/from")));
            case RECONCILE -> reconciliations.now(shop);
            case REPLAY ->
                replay(new ExternalOrder(
                        shop.channel(),
                        shop.shopId(),
                        externalOrderId.orElseThrow(() -> ChannelProblems.needed("/externalOrderId"))));
        }
    }

    /** Marketplaces show no older changes, and what is to come is read by itself. */
    private void backFill(Shop shop, Instant from) {
        Instant now = clock.instant();
        if (from.isBefore(now.minus(LONGEST_BACK_FILL))) {
            throw ChannelProblems.tooLongAgo();
        }
        if (from.isAfter(now)) {
            throw ChannelProblems.stillToCome();
        }
        pulls.backFill(shop, from);
    }

    private void replay(ExternalOrder order) {
        try {
            if (!replayOrder.replay(order)) {
                throw ChannelProblems.noSuchShop();
            }
        } catch (ChannelFault fault) {
            throw ChannelProblems.unavailable();
        }
    }
}
