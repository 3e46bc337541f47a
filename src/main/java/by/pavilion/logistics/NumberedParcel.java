package by.pavilion.logistics;

/** A parcel under its carrier's number. Two carriers may have given the same. */
public record NumberedParcel(String carrier, String trackingNumber, ParcelOfShipment parcel) {}
