package by.pavilion.ordering.settlement;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.LocalDate;
import java.util.List;

/** Every refusal about statements. */
final class SettlementProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NO_SUCH_SETTLEMENT = new ProblemType("settlement-not-found", 404);
    static final ProblemType CLOSED = new ProblemType("settlement-closed", 409);
    static final ProblemType DIFFERS = new ProblemType("settlement-differs", 409);

    private SettlementProblems() {}

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem noSuchSettlement() {
        return NO_SUCH_SETTLEMENT.problem();
    }

    /** @param until the end of the merchant's last statement */
    static Problem closed(LocalDate until) {
        return CLOSED.with("until", until.toString());
    }

    /** @param payments how many payments and refunds are booked with another sum than the ledger has, or not at all */
    static Problem differs(int payments) {
        return DIFFERS.with("payments", payments);
    }
}
