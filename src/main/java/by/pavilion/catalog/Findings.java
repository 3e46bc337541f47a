package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was found wrong with a listing, and the ways to look. A value that is not there is never wrong but where it is required. */
final class Findings {
    private final List<FieldError> errors = new ArrayList<>();

    /** Texts that are not plain, by what is said of them. */
    private final Map<FieldError, String> objections = new HashMap<>();

    void required(String pointer, @Nullable Object value) {
        if (value == null) {
            refuse(pointer, "required");
        }
    }

    void form(String pointer, @Nullable String value, Pattern form) {
        if (value != null && !form.matcher(value).matches()) {
            refuse(pointer, "malformed");
        }
    }

    void text(String pointer, @Nullable String value, int max) {
        if (value == null) {
            return;
        }
        if (value.length() > max) {
            refuse(pointer, "too-long", "max", max);
        }
        PlainText.objection(value).ifPresent(reason -> {
            refuse(pointer, reason);
            objections.put(FieldError.of(pointer, reason), value);
        });
    }

    void quantity(String pointer, @Nullable BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() <= 0) {
            refuse(pointer, "not-positive");
        } else if (value.compareTo(ListingRules.LARGEST_QUANTITY) > 0) {
            refuse(pointer, "too-large", "value", ListingRules.LARGEST_QUANTITY);
        } else if (value.stripTrailingZeros().scale() > ListingRules.QUANTITY_DECIMALS) {
            tooPrecise(pointer, ListingRules.QUANTITY_DECIMALS);
        }
    }

    void range(String pointer, @Nullable Long value, long least, long most) {
        if (value != null && value < least) {
            refuse(pointer, "too-small", "value", least);
        } else if (value != null && value > most) {
            refuse(pointer, "too-large", "value", most);
        }
    }

    void refuse(String pointer, String reason) {
        errors.add(FieldError.of(pointer, reason));
    }

    void refuse(String pointer, String reason, String fact, Object value) {
        errors.add(new FieldError(pointer, reason, Map.of(fact, value)));
    }

    /** Of seven digits before the point, which is what prices and quantities have. */
    void tooPrecise(String pointer, int decimals) {
        errors.add(new FieldError(pointer, "too-precise", Map.of("integer", 7, "fraction", decimals)));
    }

    boolean hasObjections() {
        return !objections.isEmpty();
    }

    /** Without what is only said of texts that stand there already: they were taken under rules of their day. */
    List<FieldError> allBut(Findings stored) {
        return errors.stream()
                .filter(error ->
                        !objections.containsKey(error) || !objections.get(error).equals(stored.objections.get(error)))
                .toList();
    }

    List<FieldError> all() {
        return List.copyOf(errors);
    }
}
