package by.pavilion.channel.rest;

import by.pavilion.channel.reconciliation.Reconciliation;
import java.time.Instant;
import java.util.Optional;

/** How a shop is compared; what came of it last is absent before the first time. */
record ReconciliationResponse(
        String span, Instant nextAt, int failures, Optional<String> detail, Optional<Outcome> last) {
    record Outcome(
            Instant from,
            Instant until,
            long listed,
            long missingHere,
            long missingThere,
            long differing,
            Instant reconciledAt) {
        static Outcome of(Reconciliation.Outcome outcome) {
            return new Outcome(
                    outcome.from(),
                    outcome.until(),
                    outcome.listed(),
                    outcome.missingHere(),
                    outcome.missingThere(),
                    outcome.differing(),
                    outcome.at());
        }
    }

    static ReconciliationResponse of(Reconciliation one) {
        return new ReconciliationResponse(
                one.span().code(),
                one.nextAt(),
                one.attempts(),
                one.detail(),
                one.last().map(Outcome::of));
    }
}
