package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells when shipments are expected, where that has changed by more than anybody cares to hear of. In the caller's transaction. */
@ApplicationScoped
public class TellExpectation {
    private final ShipmentStore shipments;
    private final Outbox outbox;
    private final LogisticsConfig config;
    private final Clock clock;

    TellExpectation(ShipmentStore shipments, Outbox outbox, LogisticsConfig config, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Those whose way is over are expected no more.
     *
     * @param expectations one for each kind of shipment
     */
    public void tell(Collection<ShipmentId> ids, Map<ShipmentKind, Expectation> expectations) {
        Instant now = clock.instant();
        List<Outbox.Numbered> facts = new ArrayList<>();
        for (Shipment shipment : shipments.lock(ids).values()) {
            Expectation expectation = Objects.requireNonNull(expectations.get(shipment.kind()));
            if (!shipment.isOver() && isNews(shipment.eta(), expectation.median())) {
                Shipment expected = shipment.expected(Optional.of(expectation.median()));
                shipments.update(expected);
                facts.add(Correlation.of(
                        shipments.correlationOf(shipment.id()),
                        () -> new Outbox.Numbered(
                                ShipmentEtaChanged.of(expected, shipment.eta().orElse(null), expectation, now),
                                shipments.nextSequence(shipment.id()))));
            }
        }
        shipments.flush();
        outbox.append(facts);
    }

    private boolean isNews(Optional<Instant> before, Instant now) {
        return before.map(known -> Duration.between(known, now).abs().compareTo(config.etaTolerance()) > 0)
                .orElse(true);
    }
}
