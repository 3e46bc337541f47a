package by.pavilion.events;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The business transaction that the current thread works for, and the event that caused it: they travel with every event
 * that is written meanwhile.
 */
public final class Correlation {
    private static final ThreadLocal<@Nullable Cause> CURRENT = new ThreadLocal<>();

    private Correlation() {}

    /**
     * Where an event comes from.
     *
     * @param causationId the event that caused it; null at the beginning of a business transaction
     */
    public record Cause(String correlationId, @Nullable String causationId) {}

    /** Runs work on behalf of a received event. */
    public static <T> T inCauseOf(ReceivedEvent event, Supplier<T> work) {
        return within(new Cause(event.correlationId(), event.id()), work);
    }

    /** Runs work as part of a business transaction that began elsewhere, in a stored message for example. */
    public static <T> T of(String correlationId, Supplier<T> work) {
        return within(new Cause(correlationId, null), work);
    }

    /** What the current thread works for, so that another thread can go on with it. */
    public static Optional<Cause> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Goes on with what another thread has begun. */
    public static <T> T within(Optional<Cause> cause, Supplier<T> work) {
        return cause.isPresent() ? within(cause.get(), work) : work.get();
    }

    private static <T> T within(Cause cause, Supplier<T> work) {
        Cause before = CURRENT.get();
        CURRENT.set(cause);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
