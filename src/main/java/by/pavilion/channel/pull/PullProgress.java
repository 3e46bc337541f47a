package by.pavilion.channel.pull;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What reading a window changes, each in a transaction of its own. */
@ApplicationScoped
class PullProgress implements ShopFollower {
    private final PullStore pulls;
    private final WantOrders wantOrders;
    private final NoticeAfterSales noticeAfterSales;
    private final Channels channels;
    private final Pauses pauses;
    private final PullConfig config;
    private final Workers workers;
    private final Clock clock;

    PullProgress(
            PullStore pulls,
            WantOrders wantOrders,
            NoticeAfterSales noticeAfterSales,
            Channels channels,
            Pauses pauses,
            PullConfig config,
            Workers workers,
            Clock clock) {
        this.pulls = pulls;
        this.wantOrders = wantOrders;
        this.noticeAfterSales = noticeAfterSales;
        this.channels = channels;
        this.pauses = pauses;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    /** A shop that is connected through a second application goes on as it was. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void connected(Shop shop, Instant now) {
        if (channels.can(shop.channel(), AfterSales.class)) {
            pulls.begin(shop.channel(), shop.shopId(), Lane.AFTER_SALES, now, null, now.plus(config.every()));
        }
        if (!channels.can(shop.channel(), OrderSearch.class)) {
            return;
        }
        pulls.begin(shop.channel(), shop.shopId(), Lane.LIVE, now, null, now.plus(config.every()));
        if (!config.backFill().isZero()) {
            pulls.begin(shop.channel(), shop.shopId(), Lane.BACK_FILL, now.minus(config.backFill()), now, now);
            workers.wake(PullOrders.NAME);
        }
    }

    /** The lists go on from where they had been, so nothing is lost that was sold meanwhile. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void reachedAgain(Shop shop, Instant now) {
        pulls.goOn(shop.channel(), shop.shopId(), now.plus(config.every()));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void outOfReach(Shop shop) {
        pulls.pause(shop.channel(), shop.shopId(), null);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void worksAgain(String channel, String shopId, Instant now) {
        pulls.hurry(channel, shopId, now);
        workers.wake(PullOrders.NAME);
    }

    @Transactional
    List<Pull> due(int limit) {
        return pulls.due(clock.instant(), limit);
    }

    /** What is to be read next of a list. */
    Optional<Window> next(Pull pull) {
        Instant latest = clock.instant().minus(config.lag());
        Instant end = pull.endsAt().filter(last -> last.isBefore(latest)).orElse(latest);
        return Window.after(pull.reachedAt(), end, config.overlap(), grid(pull));
    }

    private Duration grid(Pull pull) {
        return switch (pull.lane()) {
            case LIVE, AFTER_SALES -> config.grid();
            case BACK_FILL -> config.backFillGrid();
        };
    }

    /** There is nothing new to see yet, or ever. */
    @Transactional
    void nothingNew(Pull pull) {
        boolean ended = pull.endsAt().isPresent()
                && !pull.endsAt().get().isAfter(clock.instant().minus(config.lag()));
        Duration pause = pull.endsAt().isPresent() ? config.lag() : config.every();
        pulls.putOff(pull, null, 0, ended ? null : clock.instant().plus(pause));
    }

    /** Every page of the window was read: its orders are wanted and the cursor moves, or neither. */
    @Transactional
    void read(Pull pull, Window window, List<OrderSearch.Found> found) {
        Instant now = clock.instant();
        if (pulls.move(pull, window.until(), nextAttempt(pull, window, now), found.size(), now)) {
            wantOrders.want(pull.channel(), pull.shopId(), found, pull.lane() == Lane.LIVE);
        }
    }

    /** The same for what buyers want back. */
    @Transactional
    void readAfterSales(Pull pull, Window window, List<AfterSale> found) {
        Instant now = clock.instant();
        if (pulls.move(pull, window.until(), nextAttempt(pull, window, now), found.size(), now)) {
            noticeAfterSales.notice(pull.channel(), pull.shopId(), found);
        }
    }

    /** A window that ends with its cell is followed by the next at once: what changed since must not wait for a minute more. */
    private Instant nextAttempt(Pull pull, Window window, Instant now) {
        boolean cutByTheGrid = !window.until().isBefore(window.cell().plus(grid(pull)));
        return cutByTheGrid || pull.lane() == Lane.BACK_FILL ? now : now.plus(config.every());
    }

    /** Somebody else reads this window. */
    @Transactional
    void leave(Pull pull) {
        pulls.putOff(pull, null, pull.attempts(), clock.instant().plus(config.every()));
    }

    @Transactional
    void failed(Pull pull, ChannelFault fault) {
        pulls.putOff(
                pull,
                fault.reason(),
                pull.attempts() + 1,
                clock.instant().plus(pauses.after(fault.kind(), pull.attempts())));
    }
}
