package by.pavilion.logistics;

import java.util.List;

/** A parcel as events show it. It always has its carrier's number: before that there is nothing to tell. */
public record ShippedParcel(
        ParcelId parcelId,
        String trackingNumber,
        String carrierCode,
        String carrierName,
        String logisticsCode,
        List<ParcelLine> lines) {
    public ShippedParcel {
        lines = List.copyOf(lines);
    }

    static List<ShippedParcel> of(Shipment shipment) {
        return shipment.parcels().stream()
                .flatMap(parcel -> parcel.waybill().stream()
                        .map(waybill -> new ShippedParcel(
                                parcel.id(),
                                waybill.number(),
                                waybill.carrierCode(),
                                waybill.carrierName(),
                                waybill.logisticsCode(),
                                parcel.lines())))
                .toList();
    }
}
