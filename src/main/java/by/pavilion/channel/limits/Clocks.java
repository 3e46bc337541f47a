package by.pavilion.channel.limits;

import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** By how much marketplaces' clocks differ from ours: their answers say what time it is, and some minutes make them refuse us. */
@ApplicationScoped
public class Clocks {
    private static final Logger LOG = Logger.getLogger(Clocks.class);

    private final LimitsConfig config;
    private final Clock clock;
    private final Map<String, Duration> skews = new ConcurrentHashMap<>();

    Clocks(LimitsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Takes notice of an answer's {@code Date}; one that cannot be read says nothing. */
    public void answered(Shop shop, Optional<String> date) {
        date.flatMap(Clocks::parse).ifPresent(there -> {
            Duration skew = Duration.between(clock.instant(), there);
            boolean wasTooFar = skewOf(shop).filter(this::isTooFar).isPresent();
            skews.put(name(shop), skew);
            if (isTooFar(skew) && !wasTooFar) { // not with each of a thousand answers
                LOG.warnf("channel=%s shop=%s the clocks differ by %s", shop.channel(), shop.shopId(), skew);
            }
        });
    }

    private boolean isTooFar(Duration skew) {
        return skew.abs().compareTo(config.clockTolerance()) > 0;
    }

    /** How much later it is there than here; empty while nothing was heard. */
    public Optional<Duration> skewOf(Shop shop) {
        return skewOf(shop.channel(), shop.shopId());
    }

    /** The same of a shop by its number. */
    public Optional<Duration> skewOf(String channel, String shopId) {
        return Optional.ofNullable(skews.get(name(channel, shopId)));
    }

    /** By how many seconds that marketplace's clock differs which differs most, as far as this replica has heard. */
    public long furthestSeconds() {
        return skews.values().stream()
                .mapToLong(skew -> skew.abs().toSeconds())
                .max()
                .orElse(0);
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String name(Shop shop) {
        return name(shop.channel(), shop.shopId());
    }

    private static String name(String channel, String shopId) {
        return channel + ":" + shopId;
    }
}
