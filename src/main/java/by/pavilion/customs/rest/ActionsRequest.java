package by.pavilion.customs.rest;

import by.pavilion.customs.ActOnDeclarations;
import by.pavilion.customs.DeclarationId;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do with many declarations; a cancellation gives customs its reason. */
record ActionsRequest(
        @NotNull ActOnDeclarations.Action action,
        @NotEmpty @Size(max = 100) List<@NotNull DeclarationId> declarations,
        @Size(min = 1, max = 500) @Plain @Nullable String reason) {
    private static final String NO_REASON = "订单取消";

    String reasonOrDefault() {
        return reason == null ? NO_REASON : reason;
    }
}
