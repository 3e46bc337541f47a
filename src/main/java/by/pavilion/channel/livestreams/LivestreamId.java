package by.pavilion.channel.livestreams;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a show. */
public record LivestreamId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("lst");

    @JsonCreator
    public static LivestreamId fromString(String text) {
        return new LivestreamId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
