package by.pavilion.ordering.holds;

import by.pavilion.ordering.OrderStatus;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.Map;

/** Every refusal about holds. */
final class HoldProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType NOT_HOLDABLE = new ProblemType("order-not-holdable", 409);

    private HoldProblems() {}

    static Problem unknownReason() {
        return VALIDATION
                .problem()
                .at(new FieldError(
                        "/reason", "unknown-value", Map.of("allowed", String.join(", ", HoldReason.codes()))));
    }

    static Problem noSuchHold() {
        return NOT_FOUND.problem();
    }

    /** It is on its way to its buyer already, or has ended. */
    static Problem notHoldable(OrderStatus status) {
        return NOT_HOLDABLE.with("orderStatus", status);
    }
}
