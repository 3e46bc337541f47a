package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ParcelsOut;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Reports the one parcel of an order. An open refund makes the platform refuse it, and we do not insist. */
@ApplicationScoped
class DouyinParcels implements ParcelsOut {
    private final DouyinApi api;
    private final DouyinConfig config;

    DouyinParcels(DouyinApi api, DouyinConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public void report(ShopAccess shop, String externalOrderId, String carrierCode, String trackingNumber)
            throws ChannelFault {
        api.call(
                shop,
                "order.logisticsAdd",
                Map.of(
                        "order_id",
                        externalOrderId,
                        "company_code",
                        config.carriers().getOrDefault(carrierCode, carrierCode),
                        "logistics_code",
                        trackingNumber));
    }
}
