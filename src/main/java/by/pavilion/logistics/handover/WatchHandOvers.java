package by.pavilion.logistics.handover;

import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Tells of goods that were not handed over in time: once for each merchant's part. */
@ApplicationScoped
class WatchHandOvers implements BackgroundWork {
    private static final int PORTION = 200;

    private final PartStore parts;
    private final TellTrouble tellTrouble;
    private final Clock clock;

    WatchHandOvers(PartStore parts, TellTrouble tellTrouble, Clock clock) {
        this.parts = parts;
        this.tellTrouble = tellTrouble;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "logistics-hand-overs";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> {
            List<PartStore.Due> late = parts.overdue(clock.instant(), PORTION);
            parts.late(late);
            tellTrouble.raise(
                    late.stream().map(PartStore.Due::shipment).distinct().toList(), Trouble.LATE_HAND_OVER);
            return late.size();
        });
    }
}
