package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.publications.PushListing;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.reconciliation.Reconciliations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What an operator can have done for a shop. Doing it twice harms nobody. */
@ApplicationScoped
public class OperateShop {
    private final PullShops pulls;
    private final WantOrders wantOrders;
    private final Reconciliations reconciliations;
    private final ReplayOrder replayOrder;
    private final PushListing pushListing;

    OperateShop(
            PullShops pulls,
            WantOrders wantOrders,
            Reconciliations reconciliations,
            ReplayOrder replayOrder,
            PushListing pushListing) {
        this.pulls = pulls;
        this.wantOrders = wantOrders;
        this.reconciliations = reconciliations;
        this.replayOrder = replayOrder;
        this.pushListing = pushListing;
    }

    /** What is to be done. */
    public enum Action {
        /** Its lists are not read any more; what it pushes is still taken. */
        PAUSE,
        /** Its lists are read again from where that had ended, and all that waits is tried now. */
        RESUME,
        /** What changed since a time is read once more. */
        BACK_FILL,
        /** The last hours and weeks are compared with what the marketplace lists. */
        RECONCILE,
        /** An order is read once more out of what was kept of it. */
        REPLAY,
        /** A listing of ours is handed in there as it is, for the first time or again. */
        PUSH_LISTING
    }

    /**
     * What an action is about.
     *
     * @param from of a back-fill: since when
     * @param externalOrderId of a replay: the marketplace's number of the order
     * @param sku of a listing that is pushed
     */
    public record Particulars(Optional<Instant> from, Optional<String> externalOrderId, Optional<Sku> sku) {}

    /**
     * Does it.
     *
     * @throws by.pavilion.shared.Problem 422 when what the action needs is missing or there are no such goods, 404 when nothing of
     *     the order was kept, 409 when the marketplace takes no listings, 503 when a replay needs the marketplace and that does
     *     not answer
     */
    public void act(Shop shop, Action action, Particulars about) {
        switch (action) {
            case PAUSE -> pulls.pause(shop);
            case RESUME -> {
                pulls.resume(shop.channel(), shop.shopId());
                wantOrders.hurry(shop.channel(), shop.shopId());
            }
            case BACK_FILL -> pulls.backFill(shop, about.from().orElseThrow(() -> ChannelProblems.needed("/from")));
            case RECONCILE -> reconciliations.now(shop);
            case REPLAY ->
                replay(new ExternalOrder(
                        shop.channel(),
                        shop.shopId(),
                        about.externalOrderId().orElseThrow(() -> ChannelProblems.needed("/externalOrderId"))));
            case PUSH_LISTING -> pushListing.push(shop, about.sku().orElseThrow(() -> ChannelProblems.needed("/sku")));
        }
    }

    private void replay(ExternalOrder order) {
        try {
            if (!replayOrder.replay(order)) {
                throw ChannelProblems.noSuchShop();
            }
        } catch (ChannelFault fault) {
            throw ChannelProblems.unavailable();
        }
    }
}
