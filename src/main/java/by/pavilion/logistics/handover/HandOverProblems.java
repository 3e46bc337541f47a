package by.pavilion.logistics.handover;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal to merchants about their shipments. */
final class HandOverProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType SHIPMENT_STEP = new ProblemType("shipment-step", 409);
    static final ProblemType SHIPMENT_SHORT = new ProblemType("shipment-short", 409);

    private HandOverProblems() {}

    /** No such shipment, or none of this merchant's goods in it. */
    static Problem notFound() {
        return NOT_FOUND.problem();
    }

    static Problem step(PartState state) {
        return SHIPMENT_STEP.with("state", state);
    }

    /** The merchant itself has said that pieces are missing, and customs is told of all of them. */
    static Problem piecesMissing() {
        return SHIPMENT_SHORT.problem();
    }

    static Problem wrong(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static FieldError unknownLine(int place) {
        return FieldError.of("/lines/" + place + "/lineId", "unknown-line-of-shipment");
    }

    /** Which of the two counts would be meant nobody knows. */
    static FieldError repeatedLine(int place) {
        return FieldError.of("/lines/" + place + "/lineId", "repeated");
    }

    static FieldError tooMany(int place, long quantity) {
        return new FieldError("/lines/" + place + "/missing", "too-large", Map.of("value", quantity));
    }
}
