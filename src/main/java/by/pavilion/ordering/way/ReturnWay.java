package by.pavilion.ordering.way;

import by.pavilion.ordering.ReturnId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a parcel in which goods come back.
 *
 * @param steps by the time at which they happened, without what was taken back
 * @param expectedAt when it is expected to be here, as long as it is not
 */
public record ReturnWay(ReturnId returnId, List<ParcelStep> steps, Optional<Instant> expectedAt) {
    public ReturnWay {
        steps = List.copyOf(steps);
    }
}
