package by.pavilion.ordering.returns;

import by.pavilion.ordering.OrderStatus;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal about returns. */
final class ReturnProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType NOT_RETURNABLE = new ProblemType("order-not-returnable", 409);
    static final ProblemType STATE_DIFFERS = new ProblemType("return-not-possible-now", 409);

    private ReturnProblems() {}

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static FieldError unknownReason() {
        return new FieldError("/reason", "unknown-value", Map.of("allowed", String.join(", ", ReturnReason.codes())));
    }

    /** @param most how many pieces can still come back */
    static FieldError tooMany(String pointer, long most) {
        return new FieldError(pointer, "exceeds-returnable", Map.of("most", most));
    }

    /** Two orders' goods do not come in one parcel. */
    static FieldError numberOfAnother() {
        return FieldError.of("/trackingNumber", "number-of-another-return");
    }

    static Problem noSuchReturn() {
        return NOT_FOUND.problem();
    }

    /** Customs has not released it, or nothing of it is with its buyer. */
    static Problem notReturnable(OrderStatus status) {
        return NOT_RETURNABLE.with("orderStatus", status);
    }

    /** The return is not where this step begins. */
    static Problem notNow(ReturnState state) {
        return STATE_DIFFERS.with("state", state.name());
    }
}
