package by.pavilion.logistics.numbers;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about ranges of numbers. */
final class NumberProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType OVERLAPS = new ProblemType("number-range-overlaps", 409);

    private NumberProblems() {}

    static Problem notFound() {
        return NOT_FOUND.problem();
    }

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    /** Some of the numbers are given out of another range, or were not long ago. */
    static Problem overlaps(NumberRangeId other) {
        return OVERLAPS.with("range", other);
    }
}
