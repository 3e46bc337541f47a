package by.pavilion.channel.limits;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps calls of a shop apart, by application, shop and kind. What reads the past has a pace of its own, so that it never takes
 * the turn of what is urgent.
 */
@ApplicationScoped
public class Paces {
    private final LimitsConfig config;
    private final Map<Key, Pace> paces = new ConcurrentHashMap<>();

    Paces(LimitsConfig config) {
        this.config = config;
    }

    private record Key(String channel, String appKey, String shopId, CallClass kind, boolean past) {}

    /** Waits for the call's turn. */
    void await(Shop shop, CallClass kind) throws ChannelFault {
        Duration wait = of(key(shop, kind, Past.isRead()))
                .take(System.nanoTime(), config.longestWait())
                .orElseThrow(
                        () -> new ChannelFault(ChannelFault.Kind.WAIT, "too many calls of kind " + kind + " wait"));
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelFault(ChannelFault.Kind.RETRY, "interrupted while it waited for its turn");
        }
    }

    void good(Shop shop, CallClass kind) {
        of(key(shop, kind, Past.isRead())).good();
    }

    /** This kind and all that are less urgent go half as fast, and wait as long as the marketplace asks. */
    void tooMany(Shop shop, CallClass kind, Duration pause) {
        long now = System.nanoTime();
        for (CallClass other : CallClass.values()) {
            if (other.compareTo(kind) >= 0) {
                of(key(shop, other, false)).tooMany(now, pause);
                of(key(shop, other, true)).tooMany(now, pause);
            }
        }
    }

    /** By how much calls of a shop are slowed down, by kind; those that are not are left out. */
    public Map<CallClass, Long> slowdowns(Shop shop) {
        long now = System.nanoTime();
        Map<CallClass, Long> slow = new TreeMap<>();
        for (CallClass kind : CallClass.values()) {
            Pace pace = paces.get(key(shop, kind, false));
            long times = pace == null ? 1 : pace.slowdown(now);
            if (times > 1) {
                slow.put(kind, times);
            }
        }
        return slow;
    }

    private Pace of(Key key) {
        return paces.computeIfAbsent(
                key,
                missing -> new Pace(
                        key.past() ? config.backFillCallsPerSecond() : config.callsPerSecond(),
                        config.recoverAfter(),
                        System.nanoTime()));
    }

    private static Key key(Shop shop, CallClass kind, boolean past) {
        return new Key(shop.channel(), shop.appKey(), shop.shopId(), kind, past);
    }
}
