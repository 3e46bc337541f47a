package by.pavilion.logistics;

/** Pieces of one order line inside a parcel. */
public record ParcelLine(String lineId, String sku, long quantity) {}
