package by.pavilion.shared;

import java.util.Map;

/**
 * One wrong field of a request.
 *
 * @param pointer JSON pointer into the body, or the name of a parameter or header
 * @param reason code of the reason; its texts are {@code reason.<code>} and {@code reason.<code>.remedy}
 * @param facts values for the texts' placeholders
 */
public record FieldError(String pointer, String reason, Map<String, Object> facts) {
    public FieldError {
        facts = Map.copyOf(facts);
    }

    public static FieldError of(String pointer, String reason) {
        return new FieldError(pointer, reason, Map.of());
    }
}
