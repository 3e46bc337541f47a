package by.pavilion.events;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal about dead letters. */
final class DeadLetterProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType CLOSED = new ProblemType("dead-letter-closed", 409);
    static final ProblemType WAITS = new ProblemType("dead-letter-waits", 409);
    static final ProblemType UNREADABLE = new ProblemType("dead-letter-unreadable", 409);

    private DeadLetterProblems() {}

    static Problem noSuchDeadLetter() {
        return NOT_FOUND.problem();
    }

    static Problem closed(DeadLetterState state) {
        return CLOSED.with("state", state);
    }

    static Problem waits() {
        return WAITS.problem();
    }

    static Problem unreadable() {
        return UNREADABLE.problem();
    }
}
