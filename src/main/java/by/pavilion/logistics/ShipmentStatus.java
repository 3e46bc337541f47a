package by.pavilion.logistics;

/** Where a shipment stands: always the result of folding its tracking events, never set by hand. */
public enum ShipmentStatus {
    /** The order is accepted; the carrier has given no number yet. */
    AWAITING_WAYBILL,
    /** The carrier has given a number; nothing has moved yet. */
    LABELLED,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /** Lost, damaged, refused or held up; the tracking event says why. A later event leads out of it. */
    EXCEPTION,
    /** On its way back. */
    RETURNING,
    RETURNED,
    DELIVERED
}
