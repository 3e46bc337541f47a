package by.pavilion.logistics;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal of logistics. */
final class LogisticsProblems {
    static final ProblemType NO_SUCH_CARRIER = new ProblemType("no-such-carrier", 404);
    static final ProblemType CARRIER_SIGNATURE = new ProblemType("carrier-signature", 401);
    static final ProblemType CARRIER_MESSAGE = new ProblemType("carrier-message", 422);
    static final ProblemType UNKNOWN_WAYBILL = new ProblemType("unknown-waybill", 409);
    static final ProblemType NO_SUCH_RULE = new ProblemType("no-such-carrier-rule", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private LogisticsProblems() {}

    static Problem noSuchCarrier(String code) {
        return NO_SUCH_CARRIER.with("carrier", code);
    }

    static Problem signature() {
        return CARRIER_SIGNATURE.problem();
    }

    static Problem unreadable(String pointer) {
        return CARRIER_MESSAGE.at(pointer, "unreadable");
    }

    static Problem noSuchRule() {
        return NO_SUCH_RULE.problem();
    }

    /** Everything that is wrong with a body at once. */
    static Problem wrong(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    /** The carrier may be faster than its own answer to our booking: it should tell again. */
    static Problem unknownWaybill(String number) {
        return UNKNOWN_WAYBILL.with("waybillNo", number);
    }
}
