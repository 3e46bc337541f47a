package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Numbers what is told of locked shipments, and tells it. In the caller's transaction, by a handful of statements for all. */
@ApplicationScoped
class TellFacts {
    private final ShipmentStore shipments;
    private final Outbox outbox;

    TellFacts(ShipmentStore shipments, Outbox outbox) {
        this.shipments = shipments;
        this.outbox = outbox;
    }

    /** @param correlationId of the business transaction, where it is another one than the shipment's own */
    record Fact(ShipmentId shipment, Event event, Optional<String> correlationId) {
        Fact(ShipmentId shipment, Event event) {
            this(shipment, event, Optional.empty());
        }
    }

    /** @param facts of each shipment in their order */
    void tell(List<Fact> facts) {
        tell(List.of(), facts);
    }

    /**
     * The same, and writes what has changed of the shipments with the numbers.
     *
     * @param changed shipments as they are now, whether or not anything is told of them
     */
    void tell(Collection<Shipment> changed, List<Fact> facts) {
        Map<ShipmentId, Integer> counts = new HashMap<>();
        facts.forEach(fact -> counts.merge(fact.shipment(), 1, Integer::sum));
        Map<ShipmentId, Long> next = new HashMap<>();
        Map<ShipmentId, ShipmentStore.Numbering> numberings = shipments.countOn(changed, counts);
        List<Outbox.Numbered> numbered = new ArrayList<>();
        for (Fact fact : facts) {
            ShipmentStore.Numbering numbering = Objects.requireNonNull(numberings.get(fact.shipment()));
            long number = next.getOrDefault(fact.shipment(), numbering.first());
            next.put(fact.shipment(), number + 1);
            numbered.add(Correlation.of(
                    fact.correlationId().orElse(numbering.correlationId()),
                    () -> new Outbox.Numbered(fact.event(), number)));
        }
        outbox.append(numbered);
    }
}
