package by.pavilion.channel.repairs;

import by.pavilion.channel.cases.ChannelCaseId;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal about repairs. */
final class RepairProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType CASE_CLOSED = new ProblemType("channel-case-closed", 409);

    private RepairProblems() {}

    static Problem noSuchCase() {
        return NOT_FOUND.problem();
    }

    static Problem closed(ChannelCaseId id) {
        return CASE_CLOSED.with("case", id);
    }
}
