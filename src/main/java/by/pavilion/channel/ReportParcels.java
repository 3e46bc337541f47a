package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Tells marketplaces the numbers of parcels, each shop on a thread of its own. The call cannot be repeated blindly: an attempt is noted before it is made, and
 * whoever follows one that may have arrived first looks whether it has.
 */
@ApplicationScoped
class ReportParcels implements BackgroundWork {
    static final String NAME = "channel-parcels";
    private static final Logger LOG = Logger.getLogger(ReportParcels.class);
    private static final int PORTION = 20;
    private static final int SHOPS_AT_ONCE = 16;

    private final ReportProgress progress;
    private final Shops shops;
    private final Channels channels;
    private final ShopTurns turns;

    ReportParcels(ReportProgress progress, Shops shops, Channels channels, Workers workers) {
        this.progress = progress;
        this.shops = shops;
        this.channels = channels;
        this.turns = new ShopTurns(NAME, SHOPS_AT_ONCE, () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int doSome() {
        return turns.begin(progress.dueShops(ShopTurns.LOOK), this::reportOf);
    }

    private int reportOf(ShopTurns.Turn shop, BooleanSupplier mayGoOn) {
        return ShopTurns.each(progress.due(shop, PORTION), this::reportOne, mayGoOn);
    }

    @PreDestroy
    void stop() {
        turns.stop();
    }

    /** Whatever goes wrong with one parcel must not hold up the others, so it is put off. */
    private void reportOne(ParcelReport report) {
        try {
            if (progress.begin(report)) {
                report(report);
            }
        } catch (ChannelFault fault) {
            LOG.warnf("order=%s parcel is not reported: %s", report.order().key(), fault.getMessage());
            progress.failed(report, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s parcel is not reported", report.order().key());
            progress.failed(report, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    private void report(ParcelReport report) throws ChannelFault {
        ExternalOrder order = report.order();
        Optional<ShopAccess> shop = shops.access(order.channel(), order.shopId());
        if (shop.isEmpty()) {
            throw new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected");
        }
        boolean mayHaveArrived = report.attempts() > 0;
        if (!mayHaveArrived || !isKnown(report, shop.get())) {
            channels.require(order.channel(), ParcelsOut.class)
                    .report(shop.get(), order.externalOrderId(), report.carrierCode(), report.trackingNumber());
        }
        progress.reported(report);
    }

    private boolean isKnown(ParcelReport report, ShopAccess shop) throws ChannelFault {
        return channels.require(report.order().channel(), OrdersIn.class)
                .fetch(shop, report.order().externalOrderId())
                .reportedParcels()
                .contains(report.trackingNumber());
    }
}
