package by.pavilion.channel.listings;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about listings at marketplaces. */
final class ListingProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private ListingProblems() {}

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }
}
