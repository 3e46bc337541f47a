package by.pavilion.identity;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.Collection;

/** Every refusal of this context. */
final class IdentityProblems {
    static final ProblemType NO_SUCH_KEY = new ProblemType("no-such-key", 404);

    static final ProblemType MERCHANT_MISPLACED = new ProblemType("merchant-misplaced", 422);

    static final ProblemType MISSING_SCOPE = new ProblemType("missing-scope", 403);

    static final ProblemType KEY_IS_OVER = new ProblemType("key-is-over", 409);

    static final ProblemType KEY_IS_CONFIGURED = new ProblemType("key-is-configured", 409);

    static final ProblemType TOO_MANY_KEYS = new ProblemType("too-many-keys", 409);

    private static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private IdentityProblems() {}

    static Problem noSuchKey() {
        return NO_SUCH_KEY.problem();
    }

    static Problem merchantMisplaced() {
        return MERCHANT_MISPLACED.at("/merchant", "merchants-keys-only");
    }

    static Problem missingScope(Collection<KeyScope> scopes) {
        return MISSING_SCOPE.with(
                "scopes", scopes.stream().map(KeyScope::toString).sorted().toList());
    }

    static Problem keyIsOver() {
        return KEY_IS_OVER.problem();
    }

    static Problem keyIsConfigured() {
        return KEY_IS_CONFIGURED.problem();
    }

    static Problem tooManyKeys(int most) {
        return TOO_MANY_KEYS.with("most", String.valueOf(most));
    }

    static Problem wrong(Collection<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }
}
