package by.pavilion.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that keeps a listing from being published.
 *
 * @param code its texts are {@code reason.<code>} and {@code reason.<code>.remedy} in the message files of whoever checks
 * @param pointer JSON pointer to the field of the listing that would have to change
 * @param facts values for the texts' placeholders
 */
public record BlockingReason(String code, String pointer, Map<String, String> facts) {
    public BlockingReason {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static BlockingReason of(String code, String pointer) {
        return new BlockingReason(code, pointer, Map.of());
    }
}
