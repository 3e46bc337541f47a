package by.pavilion.logistics;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A parcel, as events, rows and addresses name it. */
public record ParcelId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("pcl");

    @JsonCreator
    public static ParcelId fromString(String text) {
        return new ParcelId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
