package by.pavilion.events;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The business transaction that the current thread works for, the event that caused it, and the trace that it belongs to: they
 * travel with every event that is written meanwhile.
 */
public final class Correlation {
    private static final ThreadLocal<@Nullable Cause> CURRENT = new ThreadLocal<>();

    private Correlation() {}

    /**
     * Where an event comes from.
     *
     * @param correlationId null at the beginning of a business transaction, which then bears the event's own id
     * @param causationId the event that caused it; null at the beginning of a business transaction
     * @param traceparent the trace as somebody else has begun it; null when it is ours to make one
     */
    public record Cause(
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent) {}

    /** Runs work on behalf of a received event. */
    public static <T> T inCauseOf(ReceivedEvent event, Supplier<T> work) {
        return within(new Cause(event.correlationId(), event.id(), handedOnBy(event)), work);
    }

    /** Runs work as part of a business transaction that began elsewhere, in a stored message for example. */
    public static <T> T of(String correlationId, Supplier<T> work) {
        return within(new Cause(correlationId, null, null), work);
    }

    /** What the current thread works for, so that another thread can go on with it. */
    public static Optional<Cause> current() {
        return Optional.ofNullable(CURRENT.get())
                .or(() -> TraceParent.ofRequest().map(traceparent -> new Cause(null, null, traceparent)));
    }

    private static @Nullable String handedOnBy(ReceivedEvent event) {
        return TraceParent.handedOn(event.traceparent(), event.correlationId()).orElse(null);
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
