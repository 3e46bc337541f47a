package by.pavilion.ordering.reconciliation;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal about reconciliations. */
final class ReconciliationProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);

    private ReconciliationProblems() {}

    static Problem unknownProvider(List<String> known) {
        return VALIDATION
                .problem()
                .at(new FieldError("/provider", "unknown-value", Map.of("allowed", String.join(", ", known))));
    }

    /** The firm's statement of a day is made when the day is over. */
    static Problem dayNotOver() {
        return VALIDATION.at("/date", "day-not-over");
    }

    static Problem noSuchReconciliation() {
        return NOT_FOUND.problem();
    }
}
