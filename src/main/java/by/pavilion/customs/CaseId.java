package by.pavilion.customs;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A case that a person has to end; the others close by themselves and need no name. */
public record CaseId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("cas");

    @JsonCreator
    public static CaseId fromString(String text) {
        return new CaseId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
