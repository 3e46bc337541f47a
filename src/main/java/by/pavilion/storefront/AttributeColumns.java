package by.pavilion.storefront;

import by.pavilion.catalog.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The attributes that lists are narrowed by, each as a column. A product has what any of its variants has: values of several
 * stand side by side, parted by commas. Most products say nothing, so only what is said is looked at.
 */
final class AttributeColumns {
    private static final String SEPARATOR = ",";

    private AttributeColumns() {}

    /** By the codes of attributes; those that no product has are left out. */
    static Map<String, Column> of(List<Product> products, Set<String> codes) {
        Map<String, String[]> said = new TreeMap<>();
        for (int row = 0; row < products.size(); row++) {
            for (Variant variant : products.get(row).variants()) {
                add(variant, row, products.size(), codes, said);
            }
        }
        Map<String, Column> columns = new TreeMap<>();
        said.forEach((code, values) -> columns.put(code, new Column(values)));
        return columns;
    }

    private static void add(Variant variant, int row, int rows, Set<String> codes, Map<String, String[]> said) {
        variant.listing().presentation().attributes().forEach((code, value) -> {
            Optional<String> choice = choice(value).filter(known -> codes.contains(code));
            if (choice.isPresent()) {
                String[] values = said.computeIfAbsent(code, first -> new String[rows]);
                values[row] = values[row] == null ? choice.get() : joined(values[row], choice.get());
            }
        });
    }

    private static String joined(String values, String value) {
        Set<String> all = new TreeSet<>(parts(values));
        all.add(value);
        return String.join(SEPARATOR, all);
    }

    /** The values that stand side by side. */
    static List<String> parts(String values) {
        return values.isEmpty() ? List.of() : List.of(values.split(SEPARATOR, -1));
    }

    private static Optional<String> choice(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return Optional.of(text.value());
        }
        return value instanceof AttributeValue.Flag flag ? Optional.of(String.valueOf(flag.value())) : Optional.empty();
    }
}
