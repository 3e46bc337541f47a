package by.pavilion.logistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a shipment is late: whom to ask depends on it. */
public enum DelayCause {
    /** Its departure has not left, or is not there. */
    DEPARTURE,
    /** It could go, and no departure has taken it. */
    NO_DEPARTURE,
    /** Whoever carries it, alone or on its last mile, is not at the end. */
    CARRIER,
    /** It is in China, and nobody has fetched it. */
    NOT_FETCHED,
    /** Its carrier does not number it, or does not say that it will fetch it. */
    NO_ANSWER;

    /** The word for it on the wire, {@code not_fetched}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
