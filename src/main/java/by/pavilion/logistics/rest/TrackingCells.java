package by.pavilion.logistics.rest;

import by.pavilion.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is told, as texts by name, whether it came as JSON or as a row of CSV.
 *
 * @param faults what could not even be read as that
 */
record TrackingCells(Map<String, String> texts, List<FieldError> faults) {
    static final Set<String> NAMES = Set.of(
            "eventId",
            "source",
            "trackingNumber",
            "carrier",
            "containerNumber",
            "wagonNumber",
            "code",
            "scheme",
            "rawCode",
            "classifier",
            "occurredAt",
            "place",
            "country",
            "unlocode",
            "text",
            "reason",
            "retracts",
            "lastMile");

    TrackingCells {
        texts = Map.copyOf(texts);
        faults = List.copyOf(faults);
    }

    /** The text under a name, null when there is none or it is blank. */
    @Nullable
    String find(String name) {
        String text = texts.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
