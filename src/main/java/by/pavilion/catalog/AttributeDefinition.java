package by.pavilion.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What listings of a category, and of those below it, say beside what all listings say.
 *
 * @param code the same in every category in which it means the same
 * @param unit as it is printed after the number
 * @param required without it a listing is not published
 * @param facet whether lists can be narrowed by it: choices and flags only
 * @param min the least number; {@code max} the greatest
 * @param names by language tag, complete
 * @param choices what a choice can be, in order
 */
public record AttributeDefinition(
        String code,
        AttributeType type,
        Optional<String> unit,
        boolean required,
        boolean facet,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Map<String, String> names,
        List<Choice> choices) {
    public AttributeDefinition {
        min = min.map(CustomsData::plain);
        max = max.map(CustomsData::plain);
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        choices = List.copyOf(choices);
    }

    /** One of the values that an attribute can have. */
    public record Choice(String code, Map<String, String> names) {
        public Choice {
            names = Collections.unmodifiableMap(new TreeMap<>(names));
        }
    }

    public Optional<Choice> choice(String wanted) {
        return choices.stream().filter(choice -> choice.code().equals(wanted)).findFirst();
    }
}
