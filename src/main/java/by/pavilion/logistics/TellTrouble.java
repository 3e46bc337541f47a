package by.pavilion.logistics;

import by.pavilion.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Tells of what is wrong with shipments, and when it is over, beside what carriers see of them. In the caller's transaction. */
@ApplicationScoped
public class TellTrouble {
    private final ShipmentStore shipments;
    private final TellFacts tellFacts;
    private final Clock clock;

    TellTrouble(ShipmentStore shipments, TellFacts tellFacts, Clock clock) {
        this.shipments = shipments;
        this.tellFacts = tellFacts;
        this.clock = clock;
    }

    public void raise(Collection<ShipmentId> ids, Trouble kind) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionRaised.of(shipment, kind, now));
    }

    /** They are late, for this cause; others may come to it. */
    public void raise(Collection<ShipmentId> ids, DelayCause cause) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionRaised.of(shipment, cause, now));
    }

    public void clear(Collection<ShipmentId> ids, Trouble kind) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionCleared.of(shipment, kind, now));
    }

    /** They are late for this cause no longer. */
    public void clear(Collection<ShipmentId> ids, DelayCause cause) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionCleared.of(shipment, cause, now));
    }

    private void tell(Collection<ShipmentId> ids, Function<Shipment, Event> fact) {
        tellFacts.tell(shipments.lock(ids).values().stream()
                .map(shipment -> new TellFacts.Fact(shipment.id(), fact.apply(shipment)))
                .toList());
    }
}
