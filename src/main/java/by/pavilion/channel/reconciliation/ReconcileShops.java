package by.pavilion.channel.reconciliation;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.limits.Past;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Together;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compares shops when it is time, at the pace at which the past is read: each time one window, after which another shop may come
 * first and whatever goes wrong costs no more than that window.
 */
@ApplicationScoped
class ReconcileShops implements BackgroundWork {
    static final String NAME = "channel-reconciliation";
    private static final Logger LOG = Logger.getLogger(ReconcileShops.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ReconciliationProgress progress;
    private final CompareShop compareShop;
    private final CompareRefunds compareRefunds;
    private final Shops shops;
    private final ReconciliationConfig config;
    private final Clock clock;
    private final int portion;
    private final Together together;

    ReconcileShops(
            ReconciliationProgress progress,
            CompareShop compareShop,
            CompareRefunds compareRefunds,
            Shops shops,
            ReconciliationConfig config,
            Clock clock) {
        this.progress = progress;
        this.compareShop = compareShop;
        this.compareRefunds = compareRefunds;
        this.shops = shops;
        this.config = config;
        this.clock = clock;
        this.portion = config.parallel();
        this.together = new Together(NAME, config.parallel());
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
    public boolean onEachReplica() {
        return true;
    }

    @Override
    public int doSome() {
        List<Reconciliation> taken = progress.due(portion).stream()
                .flatMap(one -> progress.take(one).stream())
                .toList();
        together.each(taken, this::reconcileOne);
        return taken.size();
    }

    /** Whatever goes wrong with one shop must not hold up the others, so it is put off. */
    private boolean reconcileOne(Reconciliation one) {
        try {
            Past.read(() -> reconcile(one));
            return true;
        } catch (ChannelFault fault) {
            LOG.warnf("channel=%s shop=%s cannot be compared: %s", one.channel(), one.shopId(), fault.getMessage());
            progress.failed(one, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "channel=%s shop=%s cannot be compared", one.channel(), one.shopId());
            progress.failed(
                    one,
                    new ChannelFault(ChannelFault.Kind.RETRY, fault.getClass().getSimpleName()));
        }
        return false;
    }

    private void reconcile(Reconciliation one) throws ChannelFault {
        ShopAccess shop = shops.access(one.channel(), one.shopId())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
        Reconciliation.Run run = one.run().orElseGet(() -> begun(one.span()));
        Duration window = shorter(run.window(), Duration.between(run.reached(), run.until()));
        CompareShop.Result found = CompareShop.Result.NOTHING;
        if (!run.ordersCompared()) {
            CompareShop.Asking asking = new CompareShop.Asking(
                    run.asked(),
                    config.questions(),
                    one.nextAt().minus(ReconciliationProgress.LONGEST_WINDOW.dividedBy(2)));
            Optional<CompareShop.Result> result =
                    compareShop.compare(shop, run.reached(), end(run, window), most(run, window), asking);
            while (result.isEmpty()) {
                window = half(window);
                result = compareShop.compare(shop, run.reached(), end(run, window), most(run, window), asking);
            }
            found = result.get();
        }
        List<CompareRefunds.Unheard> refunds = refunds(one, shop, run, window, found);
        Reconciliation.Run after = found.asked().isPresent()
                ? found.addTo(run, run.reached(), window)
                : found.addTo(run, end(run, window), next(window, found));
        progress.compared(one, found, refunds, after.withDiffering(refunds.size()));
    }

    /**
     * The window is not compared before these are known; but what differs of its orders need not wait for that, nor are they
     * compared anew.
     */
    private List<CompareRefunds.Unheard> refunds(
            Reconciliation one, ShopAccess shop, Reconciliation.Run run, Duration window, CompareShop.Result orders)
            throws ChannelFault {
        try {
            return compareRefunds.compare(shop, run.reached(), end(run, window), orders);
        } catch (ChannelFault fault) {
            if (!run.ordersCompared()) {
                progress.ordersCompared(one, orders, orders.addTo(run, run.reached(), window));
            }
            throw fault;
        }
    }

    private Reconciliation.Run begun(Span span) {
        Instant until = clock.instant().minus(config.lag()).truncatedTo(ChronoUnit.SECONDS);
        return Reconciliation.Run.begun(until.minus(lookBack(span)), until, config.window());
    }

    private static Instant end(Reconciliation.Run run, Duration window) {
        Instant end = run.reached().plus(window);
        return end.isBefore(run.until()) ? end : run.until();
    }

    /** A second is compared at once, whatever there is in it, and so is a window in which it was asked about ours already. */
    private int most(Reconciliation.Run run, Duration window) {
        return window.compareTo(SHORTEST) > 0 && run.asked().isEmpty() ? config.most() : Integer.MAX_VALUE;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration half(Duration window) {
        Duration half = Duration.ofSeconds(window.toSeconds() / 2);
        return half.compareTo(SHORTEST) > 0 ? half : SHORTEST;
    }

    /** Where little was found the next window may be wider again. */
    private Duration next(Duration window, CompareShop.Result result) {
        Duration twice = window.multipliedBy(2);
        boolean little = result.listed() < config.most() / 4;
        return little && twice.compareTo(config.window()) <= 0 ? twice : window;
    }

    private Duration lookBack(Span span) {
        return switch (span) {
            case HOURLY -> config.hourlyLookBack();
            case NIGHTLY -> config.nightlyLookBack();
        };
    }

    @PreDestroy
    void stop() {
        together.close();
    }
}
