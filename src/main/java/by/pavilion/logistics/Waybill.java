package by.pavilion.logistics;

/**
 * The carrier's promise to take a parcel.
 *
 * @param number the tracking number
 * @param carrierCode the carrier's own code
 * @param logisticsCode the ten characters under which customs has registered the carrier
 */
public record Waybill(String number, String carrierCode, String carrierName, String logisticsCode) {}
