package by.pavilion.logistics;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A shipment, as events, rows and addresses name it. */
public record ShipmentId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("shp");

    @JsonCreator
    public static ShipmentId fromString(String text) {
        return new ShipmentId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
