package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells when shipments are expected, where that has changed by more than anybody cares to hear of. In the caller's transaction. */
@ApplicationScoped
public class TellExpectation {
    private final ShipmentStore shipments;
    private final TellFacts tellFacts;
    private final LogisticsConfig config;
    private final Clock clock;

    TellExpectation(ShipmentStore shipments, TellFacts tellFacts, LogisticsConfig config, Clock clock) {
        this.shipments = shipments;
        this.tellFacts = tellFacts;
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
        List<TellFacts.Fact> facts = new ArrayList<>();
        List<Shipment> changed = new ArrayList<>();
        Map<ShipmentId, Expectation> spread = new LinkedHashMap<>();
        for (Shipment shipment : shipments.lock(ids).values()) {
            Expectation expectation = Objects.requireNonNull(expectations.get(shipment.kind()));
            if (!shipment.isOver() && isNews(shipment.eta(), expectation.median())) {
                Shipment expected = shipment.expected(Optional.of(expectation.median()));
                changed.add(expected);
                spread.put(shipment.id(), expectation);
                facts.add(new TellFacts.Fact(
                        shipment.id(),
                        ShipmentEtaChanged.of(expected, shipment.eta().orElse(null), expectation, now)));
            }
        }
        shipments.spread(spread);
        tellFacts.tell(changed, facts);
    }

    private boolean isNews(Optional<Instant> before, Instant now) {
        return before.map(known -> Duration.between(known, now).abs().compareTo(config.etaTolerance()) > 0)
                .orElse(true);
    }
}
