package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** The marketplace knows the number of the parcel. */
public record ChannelShipmentReported(
        String channel,
        String shopId,
        String externalOrderId,
        String orderId,
        String shipmentId,
        String parcelId,
        String carrierCode,
        String trackingNumber,
        Instant reportedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "shipment-reported";
    }

    @Override
    public String key() {
        return new ExternalOrder(channel, shopId, externalOrderId).key();
    }

    @Override
    public Instant happenedAt() {
        return reportedAt;
    }
}
