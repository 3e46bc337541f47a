package by.pavilion.channel.aftersales;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal about what buyers at marketplaces want back. */
final class AfterSaleProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);
    static final ProblemType REFUSED = new ProblemType("after-sale-refused", 409);

    private AfterSaleProblems() {}

    static Problem noSuchAfterSale() {
        return NOT_FOUND.problem();
    }

    /** The marketplace does not take the answer: most often because the buyer has changed the wish meanwhile. */
    static Problem refused(String cause) {
        return REFUSED.with("cause", cause);
    }

    static Problem unavailable() {
        return UNAVAILABLE.with("retryAfterSeconds", 5);
    }
}
