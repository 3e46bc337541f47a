package by.pavilion.shared;

import org.jspecify.annotations.Nullable;

/**
 * What came of a call that was served together with others: a value, or a refusal as a value, so that one bad call cannot
 * fail its neighbours.
 */
public record Answer<T>(@Nullable T value, @Nullable Problem refusal) {
    public static <T> Answer<T> of(T value) {
        return new Answer<>(value, null);
    }

    public static <T> Answer<T> refused(Problem refusal) {
        return new Answer<>(null, refusal);
    }

    /** @throws Problem when it was refused */
    public T orThrow() {
        if (value == null) {
            throw refusal == null ? new IllegalStateException("neither an answer nor a refusal") : refusal;
        }
        return value;
    }
}
