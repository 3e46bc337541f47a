package by.pavilion.logistics;

/** What becomes of the carrier's number when an order is cancelled. */
public enum Voiding {
    /** The carrier has still to be asked. */
    ASKED,
    /** Nobody waits for the parcel any more, or the carrier has never heard of it. */
    VOIDED,
    /** There was nothing to void: the parcel had left, and somebody has to find it. */
    LEFT
}
