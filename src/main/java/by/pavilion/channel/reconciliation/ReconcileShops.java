package by.pavilion.channel.reconciliation;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.limits.Past;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/** Compares shops when it is time, window after window, at the pace at which the past is read. */
@ApplicationScoped
class ReconcileShops implements BackgroundWork {
    static final String NAME = "channel-reconciliation";
    private static final Logger LOG = Logger.getLogger(ReconcileShops.class);
    private static final int PORTION = 5;

    private final ReconciliationProgress progress;
    private final CompareShop compareShop;
    private final Shops shops;
    private final ReconciliationConfig config;
    private final Clock clock;

    ReconcileShops(
            ReconciliationProgress progress,
            CompareShop compareShop,
            Shops shops,
            ReconciliationConfig config,
            Clock clock) {
        this.progress = progress;
        this.compareShop = compareShop;
        this.shops = shops;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int doSome() {
        List<Reconciliation> due = progress.due(PORTION);
        due.forEach(this::reconcileOne);
        return due.size();
    }

    /** Whatever goes wrong with one shop must not hold up the others, so it is put off. */
    private void reconcileOne(Reconciliation one) {
        try {
            Past.read(() -> reconcile(one));
        } catch (ChannelFault fault) {
            LOG.warnf("channel=%s shop=%s cannot be compared: %s", one.channel(), one.shopId(), fault.getMessage());
            progress.failed(one, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "channel=%s shop=%s cannot be compared", one.channel(), one.shopId());
            progress.failed(
                    one,
                    new ChannelFault(ChannelFault.Kind.RETRY, fault.getClass().getSimpleName()));
        }
    }

    private void reconcile(Reconciliation one) throws ChannelFault {
        ShopAccess shop = shops.access(one.channel(), one.shopId())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
        Instant until = clock.instant().minus(config.lag()).truncatedTo(ChronoUnit.SECONDS);
        Instant begin = until.minus(lookBack(one.span()));
        Tally tally = new Tally();
        for (Instant from = begin; from.isBefore(until); from = from.plus(config.window())) {
            Instant end = from.plus(config.window());
            CompareShop.Result result = compareShop.compare(shop, from, end.isBefore(until) ? end : until);
            progress.mend(one, result);
            tally.add(result);
        }
        progress.finished(one, tally.outcome(begin, until, clock.instant()));
    }

    private Duration lookBack(Span span) {
        return switch (span) {
            case HOURLY -> config.hourlyLookBack();
            case NIGHTLY -> config.nightlyLookBack();
        };
    }

    /** What the windows of a comparison add up to. */
    private static final class Tally {
        private long listed;
        private long missingHere;
        private long missingThere;
        private long differing;

        void add(CompareShop.Result result) {
            listed += result.listed();
            missingThere += result.missingThere().size();
            for (CompareShop.Found found : result.differences()) {
                if (found.difference() == Comparison.Difference.MISSING_HERE) {
                    missingHere++;
                } else {
                    differing++;
                }
            }
        }

        Reconciliation.Outcome outcome(Instant from, Instant until, Instant at) {
            return new Reconciliation.Outcome(from, until, listed, missingHere, missingThere, differing, at);
        }
    }
}
