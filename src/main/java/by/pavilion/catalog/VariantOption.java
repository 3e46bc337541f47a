package by.pavilion.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * In what an SKU differs from the others of its product: a flavour, a size.
 *
 * @param code the merchant's own word, the same in all SKUs of the product
 * @param name what it is called, by language tag
 * @param value what it is here, by language tag
 */
public record VariantOption(String code, Map<String, String> name, Map<String, String> value) {
    public VariantOption {
        name = Collections.unmodifiableMap(new TreeMap<>(name));
        value = Collections.unmodifiableMap(new TreeMap<>(value));
    }
}
