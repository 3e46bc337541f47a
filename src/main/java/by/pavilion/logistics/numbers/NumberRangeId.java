package by.pavilion.logistics.numbers;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A range of numbers, as rows and answers name it. */
public record NumberRangeId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("nrg");

    @JsonCreator
    public static NumberRangeId fromString(String text) {
        return new NumberRangeId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
