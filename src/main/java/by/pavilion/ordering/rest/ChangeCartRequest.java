package by.pavilion.ordering.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396): the new quantity of each SKU that it names, or null to take the SKU out. */
record ChangeCartRequest(@Nullable Map<String, @Nullable Long> lines) {

    Map<String, Optional<Long>> wanted() {
        Map<String, Optional<Long>> wanted = new LinkedHashMap<>();
        if (lines != null) {
            lines.forEach((sku, quantity) -> wanted.put(sku, Optional.ofNullable(quantity)));
        }
        return wanted;
    }
}
