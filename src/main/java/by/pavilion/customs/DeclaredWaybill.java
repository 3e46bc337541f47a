package by.pavilion.customs;

/** The waybill of the order's parcel. Customs allows one parcel for each order. */
public record DeclaredWaybill(String number, String logisticsCode, String logisticsName) {}
