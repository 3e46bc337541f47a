package by.pavilion.channel;

/**
 * A parcel whose number a marketplace has to be told.
 *
 * @param attempts how often it was tried
 */
record ParcelReport(
        String parcelId,
        String shipmentId,
        String orderId,
        ExternalOrder order,
        String carrierCode,
        String trackingNumber,
        String correlationId,
        int attempts) {

    /** How far the report is. */
    enum State {
        WANTED,
        REPORTED,
        /** The marketplace will never take it. */
        REFUSED
    }
}
