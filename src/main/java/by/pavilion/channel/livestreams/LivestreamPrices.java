package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Prices that an operator has planned need nobody's word once more, on their way there and back. */
@ApplicationScoped
public class LivestreamPrices {
    /** How long after a show its price may still be the one that is there. */
    private static final Duration BACK = Duration.ofDays(1);

    private final LivestreamStore store;
    private final Clock clock;

    LivestreamPrices(LivestreamStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whether a show is the reason of a change: its price is wanted now, or was there until it ended and something dearer is
     * wanted. Going from there to less is nobody's plan. In fen.
     *
     * @param factor how many pieces of ours one piece there is
     */
    @Transactional
    public boolean explain(String channel, Sku sku, int factor, long there, long wanted) {
        return store.pricesAround(channel, sku, clock.instant(), BACK).stream()
                .map(price -> price.times(factor).minor())
                .anyMatch(price -> price == wanted || (price == there && wanted > there));
    }
}
