package by.pavilion.customs;

/** Which firm sends a document. */
public enum FiledBy {
    /** We do. */
    STORE,
    /** The payment firm, when we ask it to. */
    PAYMENT_FIRM,
    /** The carrier, together with its waybill. */
    LOGISTICS_FIRM,
    /** The marketplace; we wait for it. */
    PLATFORM
}
