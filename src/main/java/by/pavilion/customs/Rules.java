package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules at hand: read from the database now and then, answered from memory. */
@ApplicationScoped
class Rules {
    /** How long a replica answers by what it has read. */
    static final Duration FRESH = Duration.ofMinutes(1);

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
        return current == null || current.at.plus(FRESH).isBefore(clock.instant()) ? fresh() : current.book;
    }

    /** As they stand in the database now; this replica answers by them from here on. */
    RuleBook fresh() {
        Instant at = clock.instant();
        RuleBook book = store.load();
        loaded = new Loaded(book, at);
        return book;
    }
}
