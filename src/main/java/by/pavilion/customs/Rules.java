package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rules at hand: read from the database now and then, answered from memory. */
@ApplicationScoped
class Rules {
    /** How long a replica answers by what it has read. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Rules.class);

    private final RuleStore store;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    private record Loaded(RuleBook book, Instant at) {}

    Rules(RuleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    RuleBook book() {
        Loaded current = loaded;
        if (current == null) {
            return fresh();
        }
        return current.at.plus(FRESH).isBefore(clock.instant()) ? younger(current) : current.book;
    }

    /** A row that cannot be read stops nobody who knows the rules from before it: they hold until it is mended. */
    private RuleBook younger(Loaded known) {
        try {
            return fresh();
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "a row of the rules of customs cannot be read; the rules from before hold until it is mended",
                    unreadable);
            loaded = new Loaded(known.book, clock.instant());
            return known.book;
        }
    }

    /** As they stand in the database now; this replica answers by them from here on. */
    RuleBook fresh() {
        Instant at = clock.instant();
        RuleBook book = store.load();
        loaded = new Loaded(book, at);
        return book;
    }
}
