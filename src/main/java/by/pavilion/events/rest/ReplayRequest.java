package by.pavilion.events.rest;

import by.pavilion.events.Topic;
import by.pavilion.events.replay.RequestReplay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events that an operator wants sent once more.
 *
 * @param after recorded at this time or later
 * @param until recorded before this time
 */
record ReplayRequest(
        @NotBlank @Size(max = 40) String topic,
        @NotNull Instant after,
        @NotNull Instant until,

        @Size(max = 100) @Pattern(regexp = Topic.TYPE_FORM, message = "unknown-event-type") @Nullable
        String type,

        @Size(min = 1, max = 120) @Pattern(regexp = "[!-~]+", message = "malformed") @Nullable
        String key) {

    RequestReplay.Wish toWish() {
        return new RequestReplay.Wish(topic, after, until, Optional.ofNullable(type), Optional.ofNullable(key));
    }
}
