package by.pavilion.events.rest;

import by.pavilion.events.webhooks.EventPatterns;
import by.pavilion.events.webhooks.KeepWebhook;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that wants to be called.
 *
 * @param types types of events, or patterns such as {@code by.pavilion.order.*}
 */
record MakeWebhookRequest(
        @NotBlank @Size(max = 500) String url,

        @NotEmpty @Size(max = 50)
        List<@NotNull @Size(max = 100) @Pattern(regexp = EventPatterns.FORM, message = "unknown-event-type") String>
                types,

        @Size(min = 1, max = 200) @Nullable String description) {

    KeepWebhook.Wish toWish() {
        return new KeepWebhook.Wish(url, new EventPatterns(types), Optional.ofNullable(description));
    }
}
