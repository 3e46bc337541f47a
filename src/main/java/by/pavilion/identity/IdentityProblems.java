package by.pavilion.identity;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal of this context. */
final class IdentityProblems {
    static final ProblemType NO_SUCH_KEY = new ProblemType("no-such-key", 404);

    static final ProblemType MERCHANT_MISPLACED = new ProblemType("merchant-misplaced", 422);

    private IdentityProblems() {}

    static Problem noSuchKey() {
        return NO_SUCH_KEY.problem();
    }

    static Problem merchantMisplaced() {
        return MERCHANT_MISPLACED.at("/merchant", "merchants-keys-only");
    }
}
