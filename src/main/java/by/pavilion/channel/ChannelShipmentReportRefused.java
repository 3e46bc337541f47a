package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** A marketplace does not want the number of a parcel. The reason holds its codes. */
public record ChannelShipmentReportRefused(
        String channel,
        String shopId,
        String externalOrderId,
        String orderId,
        String shipmentId,
        String parcelId,
        String reason,
        Instant refusedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "shipment-report-refused";
    }

    @Override
    public String key() {
        return new ExternalOrder(channel, shopId, externalOrderId).key();
    }

    @Override
    public Instant happenedAt() {
        return refusedAt;
    }
}
