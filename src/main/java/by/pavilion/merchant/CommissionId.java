package by.pavilion.merchant;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An agreed commission. */
public record CommissionId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("mcm");

    @JsonCreator
    public static CommissionId fromString(String text) {
        return new CommissionId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
