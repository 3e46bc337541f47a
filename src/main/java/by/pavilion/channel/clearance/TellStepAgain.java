package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Tells a marketplace once more of a step that it did not take, because a person says so. */
@ApplicationScoped
public class TellStepAgain {
    private final ClearanceStore store;
    private final Workers workers;
    private final Clock clock;

    TellStepAgain(ClearanceStore store, Workers workers, Clock clock) {
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * @param subject of the case: the marketplace's number of the order and the step, with a stroke between them
     * @return false when a later step was told meanwhile, so that this one is not told any more
     */
    @Transactional
    public boolean tell(String channel, String shopId, String subject) {
        String[] parts = subject.split("/", 2);
        boolean isWanted = store.again(
                new ExternalOrder(channel, shopId, parts[0]), ClearanceOut.Step.valueOf(parts[1]), clock.instant());
        workers.wake(ReportClearance.NAME);
        return isWanted;
    }
}
