package by.pavilion.customs;

import java.time.LocalDate;
import java.util.ArrayList;
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
    DeclaredElements {
        elementsZh = List.copyOf(elementsZh);
    }

    /**
     * The elements that a specification leaves out or blank; of the first ones those whose code is none.
     *
     * @param first what stands before the elements of every code, in this order: its codes by what it is
     */
    List<String> missingIn(String gmodelZh, Map<String, Set<String>> first) {
        List<String> parts = List.of(gmodelZh.split("\\|", -1));
        List<String> missing = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, Set<String>> coded : first.entrySet()) {
            if (!coded.getValue().contains(part(parts, place))) {
                missing.add(coded.getKey());
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
}
