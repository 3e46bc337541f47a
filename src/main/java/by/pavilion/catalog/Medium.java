package by.pavilion.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A picture, film or document of an SKU, by reference: it is neither fetched nor kept here.
 *
 * @param url at a host that everybody can reach, by HTTPS
 * @param alternativeText what it shows, for those who do not see it, by language tag
 */
public record Medium(String url, MediumKind kind, Map<String, String> alternativeText) {
    public Medium {
        alternativeText = Collections.unmodifiableMap(new TreeMap<>(alternativeText));
    }
}
