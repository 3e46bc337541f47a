package by.pavilion.ordering.stranded;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.Map;

/** Every refusal about goods that are stranded. */
final class StrandedProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType DECIDED = new ProblemType("stranded-goods-decided", 409);

    private StrandedProblems() {}

    static Problem unknownOutcome() {
        return VALIDATION
                .problem()
                .at(new FieldError(
                        "/outcome", "unknown-value", Map.of("allowed", String.join(", ", StrandedOutcome.names()))));
    }

    static Problem noSuchGoods() {
        return NOT_FOUND.problem();
    }

    /** The pieces have been booked already, and cannot be booked otherwise as well. */
    static Problem decided(StrandedOutcome outcome) {
        return DECIDED.with("outcome", outcome);
    }
}
