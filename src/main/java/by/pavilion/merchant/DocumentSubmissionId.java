package by.pavilion.merchant;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a document that a merchant has handed in: {@code dsm_…}. */
public record DocumentSubmissionId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("dsm");

    @JsonCreator
    public static DocumentSubmissionId fromString(String text) {
        return new DocumentSubmissionId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
