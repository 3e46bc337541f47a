package by.pavilion.logistics;

/** Whether something was planned, is expected, or has happened. Only what has happened moves a shipment. */
public enum Classifier {
    /** Planned. */
    PLN,
    /** Expected. */
    EST,
    /** Happened. */
    ACT
}
