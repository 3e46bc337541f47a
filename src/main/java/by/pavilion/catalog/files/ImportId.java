package by.pavilion.catalog.files;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One file that a merchant handed in. */
public record ImportId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("imp");

    @JsonCreator
    public static ImportId fromString(String text) {
        return new ImportId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
