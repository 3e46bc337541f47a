package by.pavilion.logistics.eta;

import by.pavilion.logistics.DelayCause;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells, once for each, of shipments that still wait for a departure when they should have been at their end. {@link WatchLegs} sees
 * when they move on.
 */
@ApplicationScoped
class WatchWaiting implements BackgroundWork {
    private static final int PORTION = 100;

    private final LegStore legs;
    private final TellTrouble tellTrouble;
    private final Clock clock;

    WatchWaiting(LegStore legs, TellTrouble tellTrouble, Clock clock) {
        this.legs = legs;
        this.tellTrouble = tellTrouble;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "logistics-waiting";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        return legs.waitingPlaces().stream().mapToInt(this::tell).sum();
    }

    /** In a transaction of its own: it locks shipments by their numbers, as all others do, and holds few of them. */
    private int tell(String place) {
        return Transactions.retrying(() -> {
            Instant now = clock.instant();
            List<ShipmentId> waiting = legs.waiting(place, now, PORTION);
            if (waiting.isEmpty()) {
                return 0;
            }
            legs.lockShipments(waiting);
            List<LegStore.Watched> late = legs.stillWaiting(waiting, now);
            legs.write(late);
            tellTrouble.raise(late.stream().map(LegStore.Watched::shipment).toList(), DelayCause.NO_DEPARTURE);
            return late.size();
        });
    }
}
