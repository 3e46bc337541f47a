package by.pavilion.ordering.way;

import by.pavilion.ordering.ReturnId;
import java.util.List;

/**
 * What happened to a parcel in which goods come back.
 *
 * @param steps by the time at which they happened, without what was taken back
 */
public record ReturnWay(ReturnId returnId, List<ParcelStep> steps) {
    public ReturnWay {
        steps = List.copyOf(steps);
    }
}
