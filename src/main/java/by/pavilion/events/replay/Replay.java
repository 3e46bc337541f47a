package by.pavilion.events.replay;

import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of a topic's events that is sent once more.
 *
 * @param after nothing that was recorded before this time
 * @param until nothing that was recorded from this time on
 * @param firstPosition the first place of the log that belongs to it
 * @param lastPosition the last one; below the first when there is nothing in the range
 * @param donePosition the place up to which the broker has everything
 * @param events how many were sent
 * @param lastError why the last portion failed; empty once one has succeeded
 */
public record Replay(
        ReplayId id,
        Topic topic,
        Optional<String> type,
        Optional<String> key,
        Instant after,
        Instant until,
        long firstPosition,
        long lastPosition,
        long donePosition,
        long events,
        ReplayState state,
        Optional<String> lastError,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt) {

    /** How much of the range is looked through, in hundredths. */
    public int percent() {
        long whole = lastPosition - firstPosition + 1;
        return whole <= 0 ? 100 : (int) (100 * (donePosition - firstPosition + 1) / whole);
    }

    EventLog.Filter filter() {
        return new EventLog.Filter(Optional.of(topic), type, key);
    }

    Replay at(long position, long sent) {
        return new Replay(
                id,
                topic,
                type,
                key,
                after,
                until,
                firstPosition,
                lastPosition,
                position,
                events + sent,
                state,
                Optional.empty(),
                requestedBy,
                requestedAt,
                endedAt);
    }

    Replay failed(String error) {
        return new Replay(
                id,
                topic,
                type,
                key,
                after,
                until,
                firstPosition,
                lastPosition,
                donePosition,
                events,
                state,
                Optional.of(error),
                requestedBy,
                requestedAt,
                endedAt);
    }

    Replay ended(ReplayState how, Instant at) {
        return new Replay(
                id,
                topic,
                type,
                key,
                after,
                until,
                firstPosition,
                lastPosition,
                donePosition,
                events,
                how,
                lastError,
                requestedBy,
                requestedAt,
                Optional.of(at));
    }
}
