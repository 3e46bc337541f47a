package by.pavilion.ordering.inbound;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about goods in bulk. */
final class InboundProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType STATE = new ProblemType("inbound-state", 409);
    static final ProblemType HAS_LEFT = new ProblemType("inbound-has-left", 409);
    static final ProblemType NOT_ARRIVED = new ProblemType("inbound-not-arrived", 409);
    static final ProblemType LINE_ENTERED = new ProblemType("inbound-line-entered", 409);
    static final ProblemType WITHOUT_PAPERS = new ProblemType("inbound-without-papers", 409);
    static final ProblemType CONSIGNMENT_TAKEN = new ProblemType("consignment-taken", 409);

    private InboundProblems() {}

    static Problem noSuchInbound() {
        return NOT_FOUND.problem();
    }

    /** @param errors at least one */
    static Problem wrong(List<FieldError> errors) {
        return refused(VALIDATION, errors);
    }

    static Problem state(InboundStatus status) {
        return STATE.with("state", status);
    }

    static Problem hasLeft() {
        return HAS_LEFT.problem();
    }

    /** @param errors where the request names goods that have not come to China, as far as was told */
    static Problem notArrived(List<FieldError> errors) {
        return refused(NOT_ARRIVED, errors);
    }

    static Problem lineEntered(List<FieldError> errors) {
        return refused(LINE_ENTERED, errors);
    }

    static Problem withoutPapers() {
        return WITHOUT_PAPERS.problem();
    }

    /** The papers are of other goods that were sent. */
    static Problem consignmentTaken(InboundId other) {
        return CONSIGNMENT_TAKEN.with("inbound", other);
    }

    private static Problem refused(ProblemType type, List<FieldError> errors) {
        Problem problem = type.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }
}
