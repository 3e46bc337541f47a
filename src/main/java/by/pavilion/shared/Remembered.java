package by.pavilion.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows that every order asks for and that change a few times a year: read anew once a minute. */
public final class Remembered<T> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<T> source;
    private final Clock clock;
    private volatile @Nullable Reading<T> last;

    private record Reading<T>(Instant at, T value) {}

    public Remembered(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What was read, at most a minute ago. Two who find it too old at once both read. */
    public T value() {
        Reading<T> known = last;
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.at().plus(FRESH))) {
            known = new Reading<>(now, source.get());
            last = known;
        }
        return known.value();
    }
}
