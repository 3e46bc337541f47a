package by.pavilion.sandbox.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units in which the tariff counts goods, from {@code sandbox/customs-tariff-units.txt}. */
final class TariffUnits {
    private static final String RESOURCE = "sandbox/customs-tariff-units.txt";

    private final List<Row> rows;

    TariffUnits() {
        rows = read().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Row.of(line.strip().split("\\s+")))
                .toList();
    }

    /** @param second empty when there is one unit only */
    private record Row(String beginning, String first, String second) {
        private static Row of(String[] words) {
            return new Row(words[0], words[1], words.length > 2 ? words[2] : "");
        }

        private String text() {
            return second.isEmpty() ? first : first + "和" + second;
        }
    }

    /** What is wrong with the units of a list's line; empty when nothing is, or nothing is known of its code. */
    Optional<String> faultIn(Map<String, String> line) {
        String code = line.getOrDefault("gcode", "");
        return rows.stream()
                .filter(row -> code.startsWith(row.beginning()))
                .max(Comparator.comparing(row -> row.beginning().length()))
                .filter(row -> !row.first().equals(line.getOrDefault("unit1", ""))
                        || !row.second().equals(line.getOrDefault("unit2", "")))
                .map(row -> "商品编码" + code + "的法定计量单位应为" + row.text());
    }

    private static String read() {
        try (InputStream stream = TariffUnits.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
