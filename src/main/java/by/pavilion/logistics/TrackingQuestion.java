package by.pavilion.logistics;

/**
 * A parcel about which its carrier is asked.
 *
 * @param over whether its way is over, so that there is nothing to ask any more
 * @param attempts how often the carrier has not answered since it did last
 */
record TrackingQuestion(ShipmentId shipment, String carrier, String number, boolean over, int attempts) {}
