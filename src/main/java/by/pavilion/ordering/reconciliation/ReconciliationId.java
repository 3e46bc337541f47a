package by.pavilion.ordering.reconciliation;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A firm's statement of a day against ours. */
public record ReconciliationId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("rec");

    @JsonCreator
    public static ReconciliationId fromString(String text) {
        return new ReconciliationId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
