package by.pavilion.customs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration norm wants to know of goods.
 *
 * @param elementsZh their names in Chinese, in the order of declaration, after brand type and export preference
 */
record DeclaredElements(
        String hsPrefix,
        List<String> elementsZh,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {
    private static final String FIRST = "customs/gmodel-codes.csv";

    /** Brand type and export preference stand before the elements of every code: their codes, by what they are. */
    private static final Map<String, Set<String>> BEFORE = before();

    DeclaredElements {
        elementsZh = List.copyOf(elementsZh);
    }

    /** The elements that a specification leaves out or blank; of the first two those whose code is none. */
    List<String> missingIn(String gmodelZh) {
        List<String> parts = List.of(gmodelZh.split("\\|", -1));
        List<String> missing = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, Set<String>> first : BEFORE.entrySet()) {
            if (!first.getValue().contains(part(parts, place))) {
                missing.add(first.getKey());
            }
            place++;
        }
        for (String element : elementsZh) {
            if (part(parts, place).isEmpty()) {
                missing.add(element);
            }
            place++;
        }
        return missing;
    }

    private static String part(List<String> parts, int place) {
        return place < parts.size() ? parts.get(place).strip() : "";
    }

    private static Map<String, Set<String>> before() {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (List<String> row : CodeFile.rows(FIRST)) {
            codes.computeIfAbsent(row.get(0), none -> new HashSet<>()).add(row.get(1));
        }
        return codes;
    }
}
