package by.pavilion.customs.export;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of one code, origin and supplementary unit: one item of the export declaration. */
record ExportGroup(List<ConsignmentLine> lines) {
    /** The most that the description of an item may hold. */
    private static final int LONGEST_NAME = 1_000;

    private record Key(
            String code, String originCountry, @Nullable String supplementaryUnit) {}

    /** The groups, in the order in which the lines come. */
    static List<ExportGroup> of(List<ConsignmentLine> lines) {
        Map<Key, List<ConsignmentLine>> groups = new LinkedHashMap<>();
        for (ConsignmentLine line : lines) {
            groups.computeIfAbsent(
                            new Key(line.declaredCode(), line.originCountry(), line.supplementaryUnit()),
                            key -> new ArrayList<>())
                    .add(line);
        }
        return groups.values().stream().map(ExportGroup::new).toList();
    }

    ExportGroup {
        lines = List.copyOf(lines);
    }

    private ConsignmentLine first() {
        return lines.get(0);
    }

    String code() {
        return first().declaredCode();
    }

    String hs6() {
        return first().hs6();
    }

    String originCountry() {
        return first().originCountry();
    }

    List<Integer> lineNumbers() {
        return lines.stream().map(ConsignmentLine::number).toList();
    }

    ConsignmentLine.Names names() {
        return new ConsignmentLine.Names(
                joined(ConsignmentLine.Names::en),
                joined(ConsignmentLine.Names::ru),
                joined(ConsignmentLine.Names::zh));
    }

    int packages() {
        return lines.stream().mapToInt(ConsignmentLine::packages).sum();
    }

    @Nullable
    String supplementaryUnit() {
        return first().supplementaryUnit();
    }

    @Nullable
    BigDecimal supplementaryQuantity() {
        BigDecimal sum = null;
        for (ConsignmentLine line : lines) {
            BigDecimal quantity = line.supplementaryQuantity();
            if (quantity != null) {
                sum = sum == null ? quantity : sum.add(quantity);
            }
        }
        return sum;
    }

    long netGrams() {
        return lines.stream().mapToLong(ConsignmentLine::netGrams).sum();
    }

    long grossGrams() {
        return lines.stream().mapToLong(ConsignmentLine::grossGrams).sum();
    }

    Money value() {
        return lines.stream()
                .map(ConsignmentLine::value)
                .reduce(Money.zero(first().value().currency()), Money::plus);
    }

    private String joined(Function<ConsignmentLine.Names, String> language) {
        String all = lines.stream()
                .map(ConsignmentLine::names)
                .map(language)
                .distinct()
                .collect(Collectors.joining("; "));
        return all.length() <= LONGEST_NAME ? all : all.substring(0, LONGEST_NAME - 1) + "…";
    }
}
