package by.pavilion.customs.rest;

import by.pavilion.customs.DeclarationStep;
import by.pavilion.customs.DocumentType;
import by.pavilion.shared.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of a declaration, the first step first. */
record TimelineResponse(List<StepResponse> items) {

    /**
     * A step.
     *
     * @param text what customs wrote
     * @param explanation what the step means, in the reader's language
     */
    record StepResponse(
            Instant at,
            DeclarationStep.What what,
            Optional<DocumentType> document,
            Optional<String> code,
            Optional<String> text,
            String explanation) {

        private static StepResponse of(DeclarationStep step, String language) {
            return new StepResponse(
                    step.at(),
                    step.what(),
                    step.document(),
                    step.code(),
                    step.text().filter(text -> !text.isBlank()),
                    Messages.find(language, key(step), Map.of())
                            .or(() -> Messages.find(language, "receipt.unknown", Map.of()))
                            .orElse(step.what().name()));
        }

        private static String key(DeclarationStep step) {
            return switch (step.what()) {
                case OPENED -> "declaration-step.opened";
                case SENT ->
                    "declaration-step.sent."
                            + step.document().map(DocumentType::code).orElse("");
                case RECEIPT, LATE_RECEIPT -> "receipt." + step.code().orElse("unknown");
                case TAX_BILL -> "tax-bill." + step.code().orElse("unknown");
            };
        }
    }

    static TimelineResponse of(List<DeclarationStep> steps, String language) {
        return new TimelineResponse(
                steps.stream().map(step -> StepResponse.of(step, language)).toList());
    }
}
