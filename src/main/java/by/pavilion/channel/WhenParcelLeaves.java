package by.pavilion.channel;

import by.pavilion.events.ReactionToEach;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.logistics.OrderChannel;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentLegDeparted;
import by.pavilion.logistics.ShippedParcel;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * A parcel has left for its buyer, so the marketplace that sold it will be told its number. Not earlier: a number without a
 * carrier's scan counts against the shop.
 */
@ApplicationScoped
class WhenParcelLeaves implements ReactionToEach {
    private final ParcelReportStore reports;
    private final Channels channels;
    private final Workers workers;
    private final Clock clock;

    WhenParcelLeaves(ParcelReportStore reports, Channels channels, Workers workers, Clock clock) {
        this.reports = reports;
        this.channels = channels;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String type() {
        return "by.pavilion.shipment.leg-departed.v1";
    }

    /** What no marketplace has sold has no number there, and what is absent is not in the text: it need not be read for that. */
    @Override
    public boolean wants(ReceivedEvent event) {
        return ReactionToEach.super.wants(event) && event.data().contains("\"externalOrderId\"");
    }

    /** A parcel is reported once. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(ReceivedEvent event) {
        ShipmentLegDeparted departed = event.as(ShipmentLegDeparted.class);
        OrderChannel channel = departed.channel();
        String shopId = channel.shopId();
        String externalOrderId = channel.externalOrderId();
        if (departed.shipmentKind() != ShipmentKind.ORDER_OUTBOUND
                || !departed.lastMile()
                || shopId == null
                || externalOrderId == null
                || !channels.can(channel.code(), ParcelsOut.class)) {
            return;
        }
        ExternalOrder order = new ExternalOrder(channel.code(), shopId, externalOrderId);
        for (ShippedParcel parcel : departed.parcels()) {
            reports.insert(
                    new ParcelReport(
                            parcel.parcelId().toString(),
                            departed.shipmentId().toString(),
                            departed.orderIds().get(0),
                            order,
                            parcel.carrierCode(),
                            parcel.trackingNumber(),
                            event.correlationId(),
                            0),
                    clock.instant());
        }
        workers.wake(ReportParcels.NAME);
    }
}
