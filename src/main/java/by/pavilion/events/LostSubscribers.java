package by.pavilion.events;

import java.time.Instant;
import java.util.List;

/** Subscribers that could not be called for so long that they are called no more, for the operators' list of what is stuck. */
public interface LostSubscribers {
    /**
     * One of them.
     *
     * @param number by which those of the same instant are told apart
     * @param id as the API names it
     * @param owner whose it is
     * @param host where it was called
     * @param error what the last call has ended with
     */
    record Lost(long number, String id, String owner, String host, Instant since, String error) {}

    /** The longest lost first, after one of this time and number. */
    List<Lost> after(Instant time, long number, int limit);
}
