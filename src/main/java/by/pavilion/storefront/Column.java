package by.pavilion.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What many products have of one kind: each value once, and by a number which of them a product has. */
final class Column {
    private final List<String> values = new ArrayList<>();
    private final int[] numbers;

    Column(List<Product> products, Function<Product, String> value) {
        this.numbers = new int[products.size()];
        Map<String, Integer> known = new HashMap<>();
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = known.computeIfAbsent(value.apply(products.get(row)), seen -> {
                values.add(seen);
                return values.size() - 1;
            });
        }
    }

    /** @param said by rows; null where nothing is said, which is an empty value */
    Column(@Nullable String[] said) {
        this.numbers = new int[said.length];
        Map<String, Integer> known = new HashMap<>();
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = known.computeIfAbsent(Objects.requireNonNullElse(said[row], ""), seen -> {
                values.add(seen);
                return values.size() - 1;
            });
        }
    }

    /** The number of what the product of the row has. */
    int at(int row) {
        return numbers[row];
    }

    String value(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }

    /** By number, whether a value will do. */
    boolean[] wanted(Predicate<String> condition) {
        boolean[] wanted = new boolean[values.size()];
        for (int number = 0; number < wanted.length; number++) {
            wanted[number] = condition.test(values.get(number));
        }
        return wanted;
    }
}
