package by.pavilion.logistics.consolidation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One leg that departures take again and again.
 *
 * @param borderCrossing where it crosses the border of customs or gauge
 * @param carrier who runs it
 * @param transit how long it takes by the timetable
 * @param capacity what a departure can carry, unless it says otherwise
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
        Load capacity) {}
