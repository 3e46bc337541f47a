package by.pavilion.channel;

/** An order by the marketplace's own numbers. */
public record ExternalOrder(String channel, String shopId, String externalOrderId) {

    /** How the order is named in events: {@code douyin:12345:6900000000000000001}. */
    public String key() {
        return channel + ":" + shopId + ":" + externalOrderId;
    }
}
