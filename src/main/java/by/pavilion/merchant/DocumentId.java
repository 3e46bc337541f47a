package by.pavilion.merchant;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a document of a merchant: {@code mdc_…}. */
public record DocumentId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("mdc");

    @JsonCreator
    public static DocumentId fromString(String text) {
        return new DocumentId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
