package by.pavilion.events.webhooks;

/** Whether a webhook is called. */
public enum WebhookState {
    ACTIVE,
    /** Its owner does not want to be called for now. */
    PAUSED,
    /** It could not be called for too long. */
    DISABLED
}
