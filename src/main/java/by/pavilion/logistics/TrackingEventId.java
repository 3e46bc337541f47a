package by.pavilion.logistics;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Something that a carrier saw, as events, rows and addresses name it. */
public record TrackingEventId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("trk");

    @JsonCreator
    public static TrackingEventId fromString(String text) {
        return new TrackingEventId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
