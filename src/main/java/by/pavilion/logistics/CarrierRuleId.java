package by.pavilion.logistics;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A rule for carriers, as rows and answers name it. */
public record CarrierRuleId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("crr");

    @JsonCreator
    public static CarrierRuleId fromString(String text) {
        return new CarrierRuleId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
