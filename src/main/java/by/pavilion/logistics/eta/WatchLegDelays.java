package by.pavilion.logistics.eta;

import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells, once for each, of single parcels that are not at the end of their present leg long after they should have been. */
@ApplicationScoped
class WatchLegDelays implements BackgroundWork {
    private static final int PORTION = 100;

    private final LegStore legs;
    private final TellTrouble tellTrouble;
    private final LogisticsConfig config;
    private final Clock clock;

    WatchLegDelays(LegStore legs, TellTrouble tellTrouble, LogisticsConfig config, Clock clock) {
        this.legs = legs;
        this.tellTrouble = tellTrouble;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "logistics-leg-delays";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> {
            Instant latestBefore = clock.instant().minus(config.delayedAfter());
            List<ShipmentId> late = legs.late(latestBefore, PORTION);
            if (late.isEmpty()) {
                return 0;
            }
            legs.lockShipments(late);
            tell(legs.delay(late, latestBefore));
            return late.size();
        });
    }

    private void tell(List<ShipmentId> delayed) {
        if (!delayed.isEmpty()) {
            LegStore.Watched.byCause(legs.find(delayed).values())
                    .forEach((cause, shipments) -> tellTrouble.raise(shipments, cause));
        }
    }
}
