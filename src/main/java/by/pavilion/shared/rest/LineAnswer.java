package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Messages;
import java.util.List;

/**
 * What became of one line of a body that has many, each of which stands for itself.
 *
 * @param sku as it stood there
 * @param errors empty when it is done
 */
public record LineAnswer(String sku, Status status, List<LineError> errors) {
    public LineAnswer {
        errors = List.copyOf(errors);
    }

    /** Whether it is now as the line says. */
    public enum Status {
        DONE,
        REFUSED
    }

    /** One thing that is wrong; the pointer leads into the whole body. */
    public record LineError(String pointer, String reason, String message, String remedy) {}

    /** All lines of a body, in its order. */
    public record Lines(List<LineAnswer> items) {
        public Lines {
            items = List.copyOf(items);
        }
    }

    public static LineAnswer done(String sku) {
        return new LineAnswer(sku, Status.DONE, List.of());
    }

    /**
     * @param place of the line in {@code items}
     * @param errors with pointers into the line
     */
    public static LineAnswer refused(String sku, int place, List<FieldError> errors, String language) {
        return new LineAnswer(
                sku,
                Status.REFUSED,
                errors.stream().map(error -> told(place, error, language)).toList());
    }

    private static LineError told(int place, FieldError error, String language) {
        String key = "reason." + error.reason();
        return new LineError(
                "/items/" + place + error.pointer(),
                error.reason(),
                Messages.find(language, key, error.facts()).orElse(error.reason()),
                Messages.find(language, key + ".remedy", error.facts()).orElse(""));
    }
}
