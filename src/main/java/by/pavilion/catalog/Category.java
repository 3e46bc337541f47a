package by.pavilion.catalog;

import by.pavilion.merchant.DocumentKind;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A branch of the category tree.
 *
 * @param code lower case, stable, part of addresses
 * @param parent code of the branch above, absent at the top
 * @param names by language tag, complete
 * @param licence what a merchant must have to sell anything in it or below it
 */
public record Category(
        String code, @Nullable String parent, int position, Map<String, String> names, Optional<DocumentKind> licence) {
    public Category {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }
}
