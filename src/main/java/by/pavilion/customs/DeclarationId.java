package by.pavilion.customs;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A declaration. Its text is also our own number of the document ({@code copNo}) at customs, which may have 20 characters. */
public record DeclarationId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("dcl");

    @JsonCreator
    public static DeclarationId fromString(String text) {
        return new DeclarationId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
