package by.pavilion.events.rest;

import by.pavilion.events.replay.Replay;
import by.pavilion.events.replay.ReplayId;
import by.pavilion.events.replay.ReplayState;
import java.time.Instant;
import java.util.Optional;

/**
 * A range that is sent once more.
 *
 * @param percent how much of the range is looked through
 * @param sent how many events the broker has taken
 */
record ReplayResponse(
        ReplayId id,
        String topic,
        Instant after,
        Instant until,
        Optional<String> type,
        Optional<String> key,
        ReplayState state,
        int percent,
        long sent,
        Optional<String> lastError,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt) {
    static ReplayResponse of(Replay replay) {
        return new ReplayResponse(
                replay.id(),
                replay.topic().topicName(),
                replay.after(),
                replay.until(),
                replay.type(),
                replay.key(),
                replay.state(),
                replay.percent(),
                replay.events(),
                replay.lastError(),
                replay.requestedBy(),
                replay.requestedAt(),
                replay.endedAt());
    }
}
