package by.pavilion.channel.publications;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal about listings that are handed in. */
final class PublicationProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private PublicationProblems() {}

    static Problem noSuchSku() {
        return VALIDATION.at("/sku", "no-such-sku");
    }
}
