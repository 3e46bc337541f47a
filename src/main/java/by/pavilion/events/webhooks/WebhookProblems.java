package by.pavilion.events.webhooks;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.Instant;
import java.util.Map;

/** Every refusal about webhooks. */
final class WebhookProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType TOO_MANY_WEBHOOKS = new ProblemType("too-many-webhooks", 409);
    static final ProblemType EVENT_GONE = new ProblemType("event-gone", 409);

    private WebhookProblems() {}

    static Problem notFound() {
        return NOT_FOUND.problem();
    }

    static Problem addressRefused(String reason) {
        return VALIDATION.at("/url", reason);
    }

    static Problem tooMany(int most) {
        return TOO_MANY_WEBHOOKS.with("most", String.valueOf(most));
    }

    /** The log does not hold it any longer. */
    static Problem eventGone() {
        return EVENT_GONE.problem();
    }

    static Problem overlapTooLong(Instant latest) {
        return VALIDATION
                .problem()
                .at(new FieldError("/oldWorksUntil", "overlap-too-long", Map.of("latest", latest.toString())));
    }
}
