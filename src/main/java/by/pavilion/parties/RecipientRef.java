package by.pavilion.parties;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Stands for a buyer and an address wherever they must not be written down. */
public record RecipientRef(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("rcp");

    @JsonCreator
    public static RecipientRef fromString(String text) {
        return new RecipientRef(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
