package by.pavilion.catalog.rest;

import by.pavilion.catalog.ReviewDecision;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operator's word. The merchant reads the reason. */
record DecisionRequest(
        @NotNull ReviewDecision decision,

        @Size(max = 500) @Plain @Pattern(regexp = "[^\\r\\n]*", message = "malformed") @Nullable
        String reason) {

    Optional<String> why() {
        return Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
    }
}
