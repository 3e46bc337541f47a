package by.pavilion.logistics;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What is inside a shipment, as one reads it: goods and how many of them, as much as fits on a waybill and into the row. */
final class GoodsInWords {
    private static final int LONGEST = 200;

    private GoodsInWords() {}

    /** @param name what the goods of a line are called: by their name, else by their SKU */
    static <L> String of(List<L> lines, Function<L, String> name, ToLongFunction<L> quantity) {
        String goods = lines.stream()
                .map(line -> name.apply(line) + "×" + quantity.applyAsLong(line))
                .collect(Collectors.joining("、"));
        return goods.length() <= LONGEST ? goods : goods.substring(0, LONGEST - 1) + "…";
    }
}
