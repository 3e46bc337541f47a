package by.pavilion.customs.export;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a request. Each check gives a value in any case, so that reading goes on to the next field; what
 * was read is of use only while there are no faults.
 */
final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    boolean areThere() {
        return !errors.isEmpty();
    }

    void refuse(String pointer, String reason) {
        errors.add(FieldError.of(pointer, reason));
    }

    void refuse(String pointer, String reason, Map<String, Object> facts) {
        errors.add(new FieldError(pointer, reason, facts));
    }

    /** The text without spaces around it. */
    String required(String pointer, @Nullable String value, int longest) {
        String text = optional(pointer, value, longest);
        if (text == null) {
            refuse(pointer, "required");
            return "";
        }
        return text;
    }

    /** Likewise for what may be absent; a blank text is no text. */
    @Nullable
    String optional(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest) {
            refuse(pointer, "too-long", Map.of("max", longest));
        }
        PlainText.objection(value).ifPresent(reason -> refuse(pointer, reason));
        return value.strip();
    }

    LocalDate required(String pointer, @Nullable LocalDate value) {
        if (value == null) {
            refuse(pointer, "required");
            return LocalDate.EPOCH;
        }
        return value;
    }

    void range(String pointer, long value, long least, long most) {
        if (value < least) {
            refuse(pointer, "too-small", Map.of("value", least));
        } else if (value > most) {
            refuse(pointer, "too-large", Map.of("value", most));
        }
    }
}
