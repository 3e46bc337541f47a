package by.pavilion.logistics.handover;

import by.pavilion.identity.MerchantId;
import by.pavilion.logistics.ShipmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A merchant's goods in a shipment.
 *
 * @param trackingNumber of the parcel that they go into, once its carrier has given it
 * @param place where the goods are to be handed over, by UN/LOCODE, as long as they are not
 * @param isLate whether its time to hand over has passed
 * @param isHeld whether its order is held, so that the goods should wait
 * @param weightGrams of what was packed
 * @param volumeCm3 of what was packed, where the merchant has measured it
 */
public record MerchantPart(
        MerchantId merchant,
        ShipmentId shipment,
        String orderId,
        Optional<String> trackingNumber,
        Optional<String> place,
        PartState state,
        Instant handOverBy,
        boolean isLate,
        boolean isHeld,
        Optional<Long> weightGrams,
        Optional<Long> volumeCm3,
        Optional<Instant> confirmedAt,
        Optional<Instant> packedAt,
        Optional<Instant> handedOverAt,
        List<Line> lines) {

    public MerchantPart {
        lines = List.copyOf(lines);
    }

    /** Whether the merchant has said that it lacks some of the pieces. */
    boolean isShort() {
        return lines.stream().anyMatch(line -> line.missing() > 0);
    }

    /**
     * Pieces of one order line.
     *
     * @param missing how many of them the merchant does not have
     */
    public record Line(String lineId, String sku, String name, long quantity, long missing) {}
}
