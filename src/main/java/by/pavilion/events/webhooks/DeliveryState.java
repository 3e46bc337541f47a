package by.pavilion.events.webhooks;

/** What became of a delivery. */
public enum DeliveryState {
    DELIVERED,
    /** It failed and is tried again by itself; later events wait. */
    RETRYING,
    /** It failed for too long; later events have gone on. */
    PARKED,
    /** Somebody wants it sent again. */
    QUEUED
}
