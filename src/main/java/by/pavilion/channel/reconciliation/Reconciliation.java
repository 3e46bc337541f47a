package by.pavilion.channel.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * How a shop is compared, and what came of it last.
 *
 * @param detail why it failed last
 */
public record Reconciliation(
        String channel,
        String shopId,
        Span span,
        Instant nextAt,
        int attempts,
        Optional<String> detail,
        Optional<Outcome> last) {
    /**
     * What a comparison has found.
     *
     * @param listed orders that the marketplace has
     * @param missingHere those that we did not know
     * @param missingThere ours that it does not list
     * @param differing those of which we hold another version or another state
     */
    public record Outcome(
            Instant from,
            Instant until,
            long listed,
            long missingHere,
            long missingThere,
            long differing,
            Instant at) {}
}
