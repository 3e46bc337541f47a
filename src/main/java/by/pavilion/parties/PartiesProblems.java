package by.pavilion.parties;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal concerning buyers' data. */
final class PartiesProblems {
    static final ProblemType NO_SUCH_PARTY = new ProblemType("no-such-party", 404);
    static final ProblemType PARTY_NEEDED = new ProblemType("party-needed", 409);

    private PartiesProblems() {}

    static Problem noSuchParty() {
        return NO_SUCH_PARTY.problem();
    }

    /** @param order that could not go on without the data */
    static Problem needed(String order) {
        return PARTY_NEEDED.with("order", order);
    }
}
