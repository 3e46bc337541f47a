package by.pavilion.events.replay;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.Instant;
import java.util.Map;

/** Every refusal about replays. */
final class ReplayProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private ReplayProblems() {}

    static Problem noSuchReplay() {
        return NOT_FOUND.problem();
    }

    static Problem unknownTopic() {
        return VALIDATION.at("/topic", "unknown-topic");
    }

    /** Nothing would be sent. */
    static Problem typeOfAnotherTopic() {
        return VALIDATION.at("/type", "type-of-another-topic");
    }

    static Problem endsBeforeItBegins() {
        return VALIDATION.at("/until", "ends-before-it-begins");
    }

    /** Later events are not settled, and the relay may not have sent them yet. */
    static Problem tooYoung(Instant latest) {
        return VALIDATION.problem().at(new FieldError("/until", "too-young", Map.of("latest", latest.toString())));
    }
}
