package by.pavilion.logistics.eta;

import java.time.Duration;
import java.util.List;

/**
 * How the goods of a departure go on.
 *
 * @param present the way that the departure takes
 * @param ahead what they have still to take behind it, in its order
 */
public record Journey(Way present, List<Way> ahead) {
    public Journey {
        ahead = List.copyOf(ahead);
    }

    /**
     * A way that others have taken before.
     *
     * @param timetable how long it takes while there are few records of it
     */
    public record Way(String route, Duration timetable) {}
}
