package by.pavilion.logistics.rest;

import by.pavilion.logistics.OrderChannel;
import by.pavilion.logistics.Parcel;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelLine;
import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentStatus;
import by.pavilion.logistics.Transport;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.Voiding;
import by.pavilion.logistics.Waybill;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record ShipmentResponse(
        ShipmentId id,
        ShipmentKind kind,
        @Nullable String orderId,
        @Nullable String inboundId,
        @Nullable String returnId,
        String orderNo,
        OrderChannel channel,
        String customsMode,
        ShipmentStatus status,
        String carrier,
        List<ParcelResponse> parcels,
        @Nullable Transport transport,
        Instant createdAt,
        @Nullable Instant lastMileDepartedAt,
        @Nullable Instant deliveredAt,
        @Nullable Voiding voiding,
        @Nullable Trouble trouble,
        @Nullable Instant eta) {

    static ShipmentResponse of(Shipment shipment) {
        return new ShipmentResponse(
                shipment.id(),
                shipment.kind(),
                shipment.orderIds().stream().findFirst().orElse(null),
                shipment.inboundId().orElse(null),
                shipment.returnId().orElse(null),
                shipment.orderNo(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.status(),
                shipment.carrier(),
                shipment.parcels().stream().map(ParcelResponse::of).toList(),
                shipment.transport().orElse(null),
                shipment.createdAt(),
                shipment.lastMileDepartedAt().orElse(null),
                shipment.deliveredAt().orElse(null),
                shipment.voiding().orElse(null),
                shipment.trouble().orElse(null),
                shipment.eta().orElse(null));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParcelResponse(
            ParcelId id,
            long weightGrams,
            List<ParcelLine> lines,
            @Nullable String trackingNumber,
            @Nullable String carrierCode,
            @Nullable String carrierName,
            @Nullable String logisticsCode) {

        static ParcelResponse of(Parcel parcel) {
            return new ParcelResponse(
                    parcel.id(),
                    parcel.weightGrams(),
                    parcel.lines(),
                    parcel.waybill().map(Waybill::number).orElse(null),
                    parcel.waybill().map(Waybill::carrierCode).orElse(null),
                    parcel.waybill().map(Waybill::carrierName).orElse(null),
                    parcel.waybill().map(Waybill::logisticsCode).orElse(null));
        }
    }
}
