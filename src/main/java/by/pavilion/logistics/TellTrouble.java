package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Tells of what is wrong with shipments, and when it is over, beside what carriers see of them. In the caller's transaction. */
@ApplicationScoped
public class TellTrouble {
    private final ShipmentStore shipments;
    private final Outbox outbox;
    private final Clock clock;

    TellTrouble(ShipmentStore shipments, Outbox outbox, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void raise(Collection<ShipmentId> ids, Trouble kind) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionRaised.of(shipment, kind, now));
    }

    public void clear(Collection<ShipmentId> ids, Trouble kind) {
        Instant now = clock.instant();
        tell(ids, shipment -> ShipmentExceptionCleared.of(shipment, kind, now));
    }

    private void tell(Collection<ShipmentId> ids, Function<Shipment, Event> fact) {
        if (ids.isEmpty()) {
            return;
        }
        List<Outbox.Numbered> facts = new ArrayList<>();
        shipments
                .lock(ids)
                .forEach((id, shipment) -> facts.add(Correlation.of(
                        shipments.correlationOf(id),
                        () -> new Outbox.Numbered(fact.apply(shipment), shipments.nextSequence(id)))));
        shipments.flush();
        outbox.append(facts);
    }
}
