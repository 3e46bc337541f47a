package by.pavilion.logistics.eta;

import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Every delivery of what came with a departure is one more record of the way from there to the door. */
@ApplicationScoped
class RecordLastMiles implements ShipmentWatch {
    private final TransitStore transits;

    RecordLastMiles(TransitStore transits) {
        this.transits = transits;
    }

    @Override
    public void delivered(Collection<ShipmentId> shipments) {
        transits.recordLastMiles(shipments);
    }
}
