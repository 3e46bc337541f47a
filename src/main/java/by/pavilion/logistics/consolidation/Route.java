package by.pavilion.logistics.consolidation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One leg that departures take again and again.
 *
 * @param borderCrossing where it crosses the border of customs or gauge
 * @param carrier who runs it
 * @param transit how long it takes by the timetable
 * @param capacity what a departure can carry, unless it says otherwise
 * @param delayedAfter how long after the slow ones a departure counts as late; as for all routes when absent
 * @param customsMode of what takes it, {@code 9610} or {@code 1210}; either when absent
 * @param validFrom from when on departures may be planned on it, until {@code validUntil} if that is set
 */
public record Route(
        String code,
        TransportMode mode,
        Place from,
        Place to,
        @Nullable String borderCrossing,
        String carrier,
        DocumentType documentType,
        Duration transit,
        Load capacity,
        Optional<Duration> delayedAfter,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<String> customsMode) {
    boolean isValidAt(Instant time) {
        return !time.isBefore(validFrom)
                && validUntil.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
