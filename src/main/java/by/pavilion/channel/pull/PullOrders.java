package by.pavilion.channel.pull;

import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.limits.Past;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Leases;
import by.pavilion.shared.Together;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads shops' lists of changed orders and of what buyers want back, window after window. Every replica does it; who holds the lease of a window's cell reads
 * it, and should two do so after all, only one of them moves the cursor.
 */
@ApplicationScoped
public class PullOrders implements BackgroundWork {
    public static final String NAME = "channel-pull";
    private static final Logger LOG = Logger.getLogger(PullOrders.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final PullProgress progress;
    private final Shops shops;
    private final Channels channels;
    private final Leases leases;
    private final int portion;
    private final Together together;

    PullOrders(PullProgress progress, Shops shops, Channels channels, Leases leases, PullConfig config) {
        this.progress = progress;
        this.shops = shops;
        this.channels = channels;
        this.leases = leases;
        this.portion = config.parallel();
        this.together = new Together(NAME, config.parallel());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onEachReplica() {
        return true;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        List<Pull> due = progress.due(portion);
        together.each(due, this::readOne);
        return due.size();
    }

    /** Whatever goes wrong with one shop must not hold up the others, so it is put off. */
    private boolean readOne(Pull pull) {
        try {
            read(pull);
            return true;
        } catch (ChannelFault fault) {
            LOG.warnf(
                    "channel=%s shop=%s lane=%s cannot be read: %s",
                    pull.channel(), pull.shopId(), pull.lane(), fault.getMessage());
            progress.failed(pull, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "channel=%s shop=%s lane=%s cannot be read", pull.channel(), pull.shopId(), pull.lane());
            progress.failed(
                    pull,
                    new ChannelFault(ChannelFault.Kind.RETRY, fault.getClass().getSimpleName()));
        }
        return false;
    }

    private void read(Pull pull) throws ChannelFault {
        Optional<Window> next = progress.next(pull);
        if (next.isEmpty()) {
            progress.nothingNew(pull);
            return;
        }
        String lease = pull.lease(next.get());
        if (!leases.hold(lease, LEASE)) {
            progress.leave(pull);
            return;
        }
        try {
            ShopAccess shop = shops.access(pull.channel(), pull.shopId())
                    .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
            read(pull, shop, next.get());
        } finally {
            leases.release(lease);
        }
    }

    private void read(Pull pull, ShopAccess shop, Window window) throws ChannelFault {
        switch (pull.lane()) {
            case LIVE -> readOrders(pull, shop, window);
            case BACK_FILL -> Past.read(() -> readOrders(pull, shop, window));
            case AFTER_SALES -> {
                AfterSales afterSales = channels.require(pull.channel(), AfterSales.class);
                progress.readAfterSales(pull, window, WindowReader.all(window, (from, until, next) -> {
                    AfterSales.Page page = afterSales.changed(shop, from, until, next);
                    return new WindowReader.Part<>(page.found(), page.next(), page.tooMany());
                }));
            }
        }
    }

    private void readOrders(Pull pull, ShopAccess shop, Window window) throws ChannelFault {
        OrderSearch search = channels.require(pull.channel(), OrderSearch.class);
        progress.read(pull, window, WindowReader.all(window, (from, until, next) -> {
            OrderSearch.Page page = search.changed(shop, from, until, next);
            return new WindowReader.Part<>(page.orders(), page.next(), page.tooMany());
        }));
    }

    @PreDestroy
    void stop() {
        together.close();
    }
}
