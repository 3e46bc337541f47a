package by.pavilion.events.rest;

import by.pavilion.events.webhooks.EventPatterns;
import by.pavilion.events.webhooks.KeepWebhook;
import by.pavilion.events.webhooks.WebhookState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be another way; what is absent or null stays as it is, and an empty description takes it away. */
record ChangeWebhookRequest(
        @Size(min = 1, max = 500) @Nullable String url,

        @Size(min = 1, max = 50) @Nullable
        List<@NotNull @Size(max = 100) @Pattern(regexp = EventPatterns.FORM, message = "unknown-event-type") String>
                types,

        @Size(max = 200) @Nullable String description,

        @Pattern(regexp = "ACTIVE|PAUSED", message = "malformed") @Nullable
        String state) {

    KeepWebhook.Change toChange() {
        return new KeepWebhook.Change(
                Optional.ofNullable(url),
                Optional.ofNullable(types).map(EventPatterns::new),
                Optional.ofNullable(description),
                Optional.ofNullable(state).map(WebhookState::valueOf));
    }
}
