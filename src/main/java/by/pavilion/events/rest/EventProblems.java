package by.pavilion.events.rest;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Refusals about the parameters of the log. */
final class EventProblems {
    static final ProblemType INVALID_PARAMETER = new ProblemType("invalid-parameter", 400);

    private EventProblems() {}

    static Problem unknownTopic(String parameter) {
        return INVALID_PARAMETER.at(parameter, "unknown-topic");
    }

    /** Nothing would ever be found. */
    static Problem typeOfAnotherTopic() {
        return INVALID_PARAMETER.at("type", "type-of-another-topic");
    }

    /** It never was there, or is older than the log. */
    static Problem notInTheLog() {
        return INVALID_PARAMETER.at("after", "not-in-the-log");
    }
}
