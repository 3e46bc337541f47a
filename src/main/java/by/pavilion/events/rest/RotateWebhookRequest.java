package by.pavilion.events.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when the secret before signs as well; a day from now when absent. */
record RotateWebhookRequest(@Nullable Instant oldWorksUntil) {}
