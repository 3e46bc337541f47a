package by.pavilion.channel.pull;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a shop's list has been read.
 *
 * @param reachedAt everything that changed before has been seen
 * @param endsAt where it ends; empty when it never does
 * @param attempts how often the present window has failed
 * @param detail why it failed last
 * @param nextAttemptAt empty when it is done with, or paused
 */
public record Pull(
        String channel,
        String shopId,
        Lane lane,
        Instant reachedAt,
        Optional<Instant> endsAt,
        int attempts,
        Optional<String> detail,
        Optional<Instant> succeededAt,
        Optional<Instant> nextAttemptAt,
        long found) {
    /** Names the lease of a window by the cell of the grid that it is in. */
    String lease(Window window) {
        return "pull-" + channel + "-" + shopId + "-" + lane + "-"
                + window.cell().getEpochSecond();
    }
}
