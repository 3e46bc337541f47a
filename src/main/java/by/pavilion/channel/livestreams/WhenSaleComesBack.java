package by.pavilion.channel.livestreams;

import by.pavilion.channel.ExternalOrder;
import by.pavilion.events.ReactionToEach;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a cancelled order are the channel's again. Those of a show that has given back the rest already have to follow. The
 * marketplace's word alone moves nothing: customs may keep the order, or the parcel may have left.
 */
@ApplicationScoped
class WhenSaleComesBack implements ReactionToEach {
    private final LivestreamSaleStore sales;
    private final LivestreamStore store;
    private final Workers workers;
    private final Clock clock;

    WhenSaleComesBack(LivestreamSaleStore sales, LivestreamStore store, Workers workers, Clock clock) {
        this.sales = sales;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    /** What we need of ordering's event. */
    record Cancelled(Origin channel, boolean restocked) {
        record Origin(
                String code,
                @Nullable String shopId,
                @Nullable String externalOrderId) {}
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String type() {
        return "by.pavilion.order.cancelled.v1";
    }

    /** The second time nothing is left to be done. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(ReceivedEvent event) {
        Cancelled cancelled = event.as(Cancelled.class);
        String shopId = cancelled.channel().shopId();
        String externalOrderId = cancelled.channel().externalOrderId();
        if (!cancelled.restocked() || shopId == null || externalOrderId == null) {
            return;
        }
        ExternalOrder order = new ExternalOrder(cancelled.channel().code(), shopId, externalOrderId);
        sales.areBack(order);
        store.giveBackMore(order, clock.instant());
        workers.wake(RunLivestreams.NAME);
    }
}
