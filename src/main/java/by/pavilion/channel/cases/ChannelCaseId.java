package by.pavilion.channel.cases;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a case of the channels. */
public record ChannelCaseId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("chc");

    @JsonCreator
    public static ChannelCaseId fromString(String text) {
        return new ChannelCaseId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
