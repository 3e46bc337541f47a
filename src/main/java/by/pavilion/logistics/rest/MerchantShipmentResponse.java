package by.pavilion.logistics.rest;

import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.handover.MerchantPart;
import by.pavilion.logistics.handover.PartState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's goods in a shipment. Who gets them is none of its business.
 *
 * @param late whether the time to hand over has passed without it
 * @param held whether the order is held, so that the goods should wait
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MerchantShipmentResponse(
        ShipmentId id,
        String orderId,
        PartState status,
        Instant handOverBy,
        boolean late,
        boolean held,
        @Nullable String trackingNumber,
        @Nullable String place,
        List<MerchantPart.Line> lines,
        @Nullable Long weightGrams,
        @Nullable Long volumeCm3,
        @Nullable Instant confirmedAt,
        @Nullable Instant packedAt,
        @Nullable Instant handedOverAt) {

    static MerchantShipmentResponse of(MerchantPart part) {
        return new MerchantShipmentResponse(
                part.shipment(),
                part.orderId(),
                part.state(),
                part.handOverBy(),
                part.isLate(),
                part.isHeld(),
                part.trackingNumber().orElse(null),
                part.place().orElse(null),
                part.lines(),
                part.weightGrams().orElse(null),
                part.volumeCm3().orElse(null),
                part.confirmedAt().orElse(null),
                part.packedAt().orElse(null),
                part.handedOverAt().orElse(null));
    }
}
