package by.pavilion.channel.settlements;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal about statements. */
final class SettlementProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    static final ProblemType BEING_COMPARED = new ProblemType("statement-being-compared", 409);

    private SettlementProblems() {}

    /** Somebody else has handed one in a moment ago. */
    static Problem beingCompared() {
        return BEING_COMPARED.problem();
    }

    static Problem header() {
        return VALIDATION.at("/0", "statement-header");
    }

    static Problem tooLong(int most) {
        return VALIDATION.problem().at(new FieldError("/" + (most + 1), "too-many", Map.of("max", most)));
    }

    /** @param number counted from the first line behind the header, from 1 */
    static FieldError line(int number) {
        return new FieldError("/" + number, "statement-line", Map.of());
    }

    static FieldError twice(int number) {
        return new FieldError("/" + number, "order-on-statement-twice", Map.of());
    }

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }
}
