package by.pavilion.channel.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a shop is compared, and what came of it last.
 *
 * @param nextAt when it goes on; while somebody compares, when somebody else may take it over
 * @param detail why it failed last
 * @param run how far it is, while it is under way
 */
public record Reconciliation(
        String channel,
        String shopId,
        Span span,
        Instant nextAt,
        int attempts,
        Optional<String> detail,
        Optional<Outcome> last,
        Optional<Run> run) {
    Reconciliation until(Instant time) {
        return new Reconciliation(channel, shopId, span, time, attempts, detail, last, run);
    }

    /**
     * A comparison under way: window after window, with what they add up to.
     *
     * @param reached what changed before was compared
     * @param window how much is compared at once
     * @param asked up to which of ours of the window it was asked whether the marketplace still has them; empty where the window
     *     begins
     * @param ordersCompared whether the orders of the window were compared already, and only refunds are left
     */
    public record Run(
            Instant from,
            Instant until,
            Instant reached,
            Duration window,
            long listed,
            long missingHere,
            long missingThere,
            long differing,
            Optional<String> asked,
            boolean ordersCompared) {
        static Run begun(Instant from, Instant until, Duration window) {
            return new Run(from, until, from, window, 0, 0, 0, 0, Optional.empty(), false);
        }

        /** The same where refunds are all that is left of the window. */
        Run withOrdersCompared() {
            return new Run(from, until, reached, window, listed, missingHere, missingThere, differing, asked, true);
        }

        /** The same with more that differs. */
        Run withDiffering(long more) {
            return new Run(
                    from,
                    until,
                    reached,
                    window,
                    listed,
                    missingHere,
                    missingThere,
                    differing + more,
                    asked,
                    ordersCompared);
        }

        boolean isOver() {
            return !reached.isBefore(until);
        }

        Outcome outcome(Instant at) {
            return new Outcome(from, until, listed, missingHere, missingThere, differing, at);
        }
    }

    /**
     * What a comparison has found.
     *
     * @param listed orders that the marketplace has
     * @param missingHere those that we did not know
     * @param missingThere ours that it does not list
     * @param differing those of which we hold another version or another state, and refunds of which we have not heard
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
