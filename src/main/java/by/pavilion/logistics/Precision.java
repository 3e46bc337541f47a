package by.pavilion.logistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How exact the time of a tracking event is. */
public enum Precision {
    SECOND,
    MINUTE,
    /** Only the day was told: its time is the beginning of that day. */
    DAY,
    /** A local time without its zone was told; the zone is what such sources usually mean. */
    ASSUMED_ZONE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
