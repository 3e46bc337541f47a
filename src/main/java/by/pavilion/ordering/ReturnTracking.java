package by.pavilion.ordering;

/**
 * Under which number goods come back.
 *
 * @param carrierCode the carrier, as whoever sent them calls it: {@code sf}
 * @param trackingNumber the carrier's number, as it was told
 */
public record ReturnTracking(String carrierCode, String trackingNumber) {}
