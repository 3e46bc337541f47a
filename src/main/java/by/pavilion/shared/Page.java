package by.pavilion.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list and the cursor of the next part, absent on the last one. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page from up to {@code limit + 1} items, the usual way to learn whether there is more.
     *
     * @param cursor prints the position after an item
     */
    public static <T> Page<T> of(List<T> limitPlusOne, int limit, Function<T, String> cursor) {
        if (limitPlusOne.size() <= limit) {
            return new Page<>(limitPlusOne, null);
        }
        List<T> items = limitPlusOne.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }
}
