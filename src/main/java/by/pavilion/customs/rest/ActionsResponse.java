package by.pavilion.customs.rest;

import by.pavilion.customs.ActOnDeclarations;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationState;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Problem;
import java.util.List;
import java.util.Optional;

/** What became of each declaration, in the order asked for. */
record ActionsResponse(List<ItemResponse> items) {

    enum Outcome {
        DONE,
        REFUSED
    }

    record ItemResponse(
            DeclarationId declaration,
            Outcome outcome,
            Optional<DeclarationState> state,
            Optional<RefusalResponse> refusal) {}

    /** @param type of the problem that the single call would answer with */
    record RefusalResponse(String type, String text) {
        private static RefusalResponse of(Problem problem, String language) {
            return new RefusalResponse(
                    problem.type().uri(),
                    Messages.find(language, problem.type().slug() + ".detail", problem.facts())
                            .orElse(problem.type().slug()));
        }
    }

    static ActionsResponse of(List<ActOnDeclarations.Result> results, String language) {
        return new ActionsResponse(results.stream()
                .map(result -> new ItemResponse(
                        result.declaration(),
                        result.refused().isEmpty() ? Outcome.DONE : Outcome.REFUSED,
                        result.state(),
                        result.refused().map(problem -> RefusalResponse.of(problem, language))))
                .toList());
    }
}
