package by.pavilion.events.webhooks;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a webhook. */
public record WebhookId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("whk");

    @JsonCreator
    public static WebhookId fromString(String text) {
        return new WebhookId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
