package by.pavilion.channel.pull;

import by.pavilion.channel.Shop;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What operators see and want of the reading of shops' lists. */
@ApplicationScoped
public class PullShops {
    private final PullStore pulls;
    private final PullConfig config;
    private final Workers workers;
    private final Clock clock;

    PullShops(PullStore pulls, PullConfig config, Workers workers, Clock clock) {
        this.pulls = pulls;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    /** The lists of shops of a channel, by their numbers. */
    @Transactional
    public Map<String, List<Pull>> of(String channel, Collection<String> shopIds) {
        return pulls.of(channel, shopIds).stream().collect(Collectors.groupingBy(Pull::shopId));
    }

    /** From when on the orders of a shop are ours that was connected then. */
    public Instant beginningOf(Instant connectedAt) {
        return connectedAt.minus(config.backFill());
    }

    /** How far the list is behind that is furthest behind of those that are read for ever. */
    public long longestLagSeconds() {
        Instant now = clock.instant();
        return pulls.furthestBehind()
                .map(reached -> Math.max(0, Duration.between(reached, now).toSeconds()))
                .orElse(0L);
    }

    /** Reads once more what changed from a time on, beside what is read of the present. */
    @Transactional
    public void backFill(Shop shop, Instant from) {
        Instant now = clock.instant();
        pulls.restart(shop.channel(), shop.shopId(), Lane.BACK_FILL, from, now, now);
        workers.wake(PullOrders.NAME);
    }

    /** Nothing is read any more until it is to go on. */
    @Transactional
    public void pause(Shop shop) {
        pulls.pause(shop.channel(), shop.shopId(), null);
    }

    /** Goes on where it had been. */
    @Transactional
    public void resume(String channel, String shopId) {
        pulls.pause(channel, shopId, clock.instant());
        workers.wake(PullOrders.NAME);
    }
}
