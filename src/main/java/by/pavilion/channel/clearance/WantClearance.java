package by.pavilion.channel.clearance;

import by.pavilion.channel.Channels;
import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopFollower;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Wants a marketplace to be told of a step, where it wants to hear of such. */
@ApplicationScoped
class WantClearance implements ShopFollower {
    private final ClearanceStore store;
    private final Channels channels;
    private final Workers workers;
    private final Clock clock;

    WantClearance(ClearanceStore store, Channels channels, Workers workers, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.workers = workers;
        this.clock = clock;
    }

    boolean isHeardBy(String channel) {
        return channels.find(channel, ClearanceOut.class)
                .filter(ClearanceOut::isSetUp)
                .isPresent();
    }

    /** Tells what waits of a shop now. */
    @Override
    @Transactional
    public void worksAgain(String channel, String shopId, Instant now) {
        store.hurry(channel, shopId, now);
        workers.wake(ReportClearance.NAME);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void want(ExternalOrder order, ClearanceOut.Step step, Instant happenedAt, String detail) {
        store.want(new ClearanceReport(order, step, happenedAt, detail, 0), clock.instant());
        workers.wake(ReportClearance.NAME);
    }
}
