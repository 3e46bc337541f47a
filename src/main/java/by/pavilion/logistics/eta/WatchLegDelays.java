package by.pavilion.logistics.eta;

import by.pavilion.logistics.DelayCause;
import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        if (delayed.isEmpty()) {
            return;
        }
        Map<DelayCause, List<ShipmentId>> byCause = new EnumMap<>(DelayCause.class);
        legs.find(delayed).values().forEach(leg -> byCause.computeIfAbsent(cause(leg.kind()), none -> new ArrayList<>())
                .add(leg.shipment()));
        byCause.forEach((cause, shipments) -> tellTrouble.raise(shipments, cause));
    }

    private static DelayCause cause(PresentLeg.Kind kind) {
        return switch (kind) {
            case LAST_MILE, CARRIED -> DelayCause.CARRIER;
            case ARRIVED -> DelayCause.NOT_FETCHED;
            case WAITING -> DelayCause.NO_DEPARTURE;
        };
    }
}
