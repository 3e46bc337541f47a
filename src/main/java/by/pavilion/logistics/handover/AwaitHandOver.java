package by.pavilion.logistics.handover;

import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentWatch;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Merchants have to hand over what is sold directly from Belarus; what lies in a bonded warehouse is handed over already. */
@ApplicationScoped
class AwaitHandOver implements ShipmentWatch {
    private final PartStore parts;
    private final TellTrouble tellTrouble;
    private final PickUpParcel pickUpParcel;
    private final LogisticsConfig config;

    AwaitHandOver(PartStore parts, TellTrouble tellTrouble, PickUpParcel pickUpParcel, LogisticsConfig config) {
        this.parts = parts;
        this.tellTrouble = tellTrouble;
        this.pickUpParcel = pickUpParcel;
        this.config = config;
    }

    @Override
    public void begun(List<Begun> shipments) {
        parts.insert(shipments.stream().filter(one -> one.shipment().isDirect()).toList(), config.handOverWithin());
    }

    /** The last goods that were missing or late may be those that have gone: then all that is left is there. */
    @Override
    public void repacked(List<Begun> shipments) {
        for (Begun shipment : shipments) {
            ShipmentId id = shipment.shipment().id();
            boolean wasShort = parts.isShort(id);
            boolean wasLate = !parts.lateAmong(List.of(id)).isEmpty();
            parts.repack(shipment);
            if (wasShort && !parts.isShort(id)) {
                tellTrouble.clear(List.of(id), Trouble.SHORTAGE);
            }
            if (wasLate && parts.lateAmong(List.of(id)).isEmpty()) {
                tellTrouble.clear(List.of(id), Trouble.LATE_HAND_OVER);
            }
            pickUpParcel.whenAllIsThere(id);
        }
    }

    @Override
    public boolean isOutOfReach(ShipmentId shipment, Map<String, Long> left) {
        return parts.losesHandedOver(shipment, left);
    }

    @Override
    public void gone(Collection<ShipmentId> shipments) {
        List<ShipmentId> late = parts.lateAmong(shipments);
        parts.gone(shipments);
        tellTrouble.clear(late, Trouble.LATE_HAND_OVER);
    }
}
