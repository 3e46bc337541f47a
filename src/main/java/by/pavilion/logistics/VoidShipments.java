package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Nobody waits any more for shipments that no carrier of ours has numbered, and whoever listens hears it. In the caller's transaction. */
@ApplicationScoped
class VoidShipments {
    private final ShipmentStore shipments;
    private final TellFacts tellFacts;
    private final Clock clock;

    VoidShipments(ShipmentStore shipments, TellFacts tellFacts, Clock clock) {
        this.shipments = shipments;
        this.tellFacts = tellFacts;
        this.clock = clock;
    }

    /** @param locked whose rows the caller holds */
    void voided(Collection<Shipment> locked) {
        List<Shipment> voided =
                locked.stream().map(shipment -> shipment.with(Voiding.VOIDED)).toList();
        shipments.update(voided);
        tellFacts.tell(voided.stream()
                .map(shipment -> new TellFacts.Fact(shipment.id(), ShipmentCancelled.of(shipment, clock.instant())))
                .toList());
    }
}
