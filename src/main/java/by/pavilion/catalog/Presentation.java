package by.pavilion.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What buyers are shown of an SKU beside its texts.
 *
 * @param options in the order in which they are shown
 * @param attributes by the code of an {@link AttributeDefinition} of the listing's category
 * @param media in the order in which they are shown
 */
public record Presentation(List<VariantOption> options, Map<String, AttributeValue> attributes, List<Medium> media) {
    public static final Presentation NONE = new Presentation(List.of(), Map.of(), List.of());

    public Presentation {
        options = List.copyOf(options);
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
        media = List.copyOf(media);
    }
}
