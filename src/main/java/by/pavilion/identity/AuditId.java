package by.pavilion.identity;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A line of the audit trail. */
public record AuditId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("aud");

    @JsonCreator
    public static AuditId fromString(String text) {
        return new AuditId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
