package by.pavilion.events.replay;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a replay. */
public record ReplayId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("rpl");

    @JsonCreator
    public static ReplayId fromString(String text) {
        return new ReplayId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
