package by.pavilion.customs;

import java.time.LocalDate;
import java.util.List;
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
    /** Brand type and export preference stand before the elements of every code. */
    private static final int BEFORE = 2;

    DeclaredElements {
        elementsZh = List.copyOf(elementsZh);
    }

    /** The elements that a specification leaves out or blank. */
    List<String> missingIn(String gmodelZh) {
        List<String> parts = List.of(gmodelZh.split("\\|", -1));
        return elementsZh.stream()
                .filter(element -> {
                    int place = BEFORE + elementsZh.indexOf(element);
                    return place >= parts.size() || parts.get(place).isBlank();
                })
                .toList();
    }
}
