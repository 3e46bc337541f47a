package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.ParcelsOut;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.channel.aftersales.TakenOutLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reports the parcel of an order by the call for packages: it takes a number of the request, by which the platform knows a
 * repetition, and wants to know which lines are in the package. An open refund makes the platform refuse it, and we do not insist.
 * After a refusal the order is read: a number that the platform has already, be it from its console, was not refused. That a call
 * is retired says nothing of a parcel, so the other one is tried, and the parcel waits for a person when that is retired, too.
 */
@ApplicationScoped
class DouyinParcels implements ParcelsOut {
    private static final Logger LOG = Logger.getLogger(DouyinParcels.class);
    private static final String PACKAGES = "order.logisticsAddMultiPack";
    private static final String WHOLE = "order.logisticsAdd";

    private final DouyinApi api;
    private final DouyinOrders orders;
    private final TakenOutLines takenOutLines;
    private final DouyinConfig config;

    DouyinParcels(DouyinApi api, DouyinOrders orders, TakenOutLines takenOutLines, DouyinConfig config) {
        this.api = api;
        this.orders = orders;
        this.takenOutLines = takenOutLines;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public void report(ShopAccess shop, String externalOrderId, String carrierCode, String trackingNumber)
            throws ChannelFault {
        String company = config.carriers().getOrDefault(carrierCode, carrierCode);
        try {
            tell(shop, externalOrderId, company, trackingNumber);
        } catch (ChannelFault refusal) {
            boolean known = refusal.kind() == ChannelFault.Kind.REFUSED
                    && orderOf(shop, externalOrderId).reportedParcels().contains(trackingNumber);
            if (!known) {
                throw refusal;
            }
        }
    }

    private void tell(ShopAccess shop, String externalOrderId, String company, String trackingNumber)
            throws ChannelFault {
        if (config.packages()) {
            try {
                tellPackage(shop, externalOrderId, company, trackingNumber);
                return;
            } catch (ChannelFault fault) {
                if (!DouyinErrors.isRetired(fault)) {
                    throw fault;
                }
                LOG.warnf("order=%s is reported as a whole: %s", externalOrderId, fault.reason());
            }
        }
        try {
            api.call(
                    shop,
                    WHOLE,
                    Map.of("order_id", externalOrderId, "company_code", company, "logistics_code", trackingNumber));
        } catch (ChannelFault fault) {
            throw DouyinErrors.isRetired(fault) ? fault.orAgain() : fault;
        }
    }

    private void tellPackage(ShopAccess shop, String externalOrderId, String company, String trackingNumber)
            throws ChannelFault {
        Map<String, ?> pack = Map.of(
                "company_code", company,
                "logistics_code", trackingNumber,
                "shipped_order_info", goods(shop, orderOf(shop, externalOrderId)));
        api.call(
                shop,
                PACKAGES,
                Map.of(
                        "order_id",
                        externalOrderId,
                        "request_id",
                        externalOrderId + "-" + trackingNumber,
                        "pack_list",
                        List.of(pack)));
    }

    /** A reading that is refused says nothing of the report: that would be refused for good. */
    private MarketplaceOrder orderOf(ShopAccess shop, String externalOrderId) throws ChannelFault {
        try {
            return orders.fetch(shop, externalOrderId);
        } catch (ChannelFault fault) {
            throw fault.orAgain();
        }
    }

    /** All of the order that was not paid back before: what one order buys leaves in one parcel. */
    private List<Map<String, ?>> goods(ShopAccess shop, MarketplaceOrder order) {
        String number = order.id().externalOrderId();
        Set<String> gone =
                takenOutLines
                        .of(channel(), shop.shop().shopId(), List.of(number))
                        .getOrDefault(number, List.of())
                        .stream()
                        .map(TakenOut::externalLineId)
                        .collect(Collectors.toSet());
        return order.lines().stream()
                .filter(line -> line.quantity() > 0
                        && !line.externalLineId().isEmpty()
                        && !gone.contains(line.externalLineId()))
                .<Map<String, ?>>map(
                        line -> Map.of("shipped_order_id", line.externalLineId(), "shipped_num", line.quantity()))
                .toList();
    }
}
