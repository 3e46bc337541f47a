package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ParcelsOut;
import by.pavilion.channel.ShopAccess;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reports the one parcel of an order. What comes from abroad is reported in two steps: that it has left for China, and which
 * carrier has it there. None of the calls can be repeated, so the order is read first: what the platform knows already is not
 * told again, and a parcel of another number is for a person.
 */
@ApplicationScoped
class JdParcels implements ParcelsOut, ClearanceOut {
    private static final Logger LOG = Logger.getLogger(JdParcels.class);
    private static final String SHIP = "jingdong.pop.order.shipment";
    private static final String LEAVE = "360buy.overseas.order.sop.outstorage";
    private static final String DELIVER = "360buy.overseas.order.sop.delivery";
    private static final String TO_SEND = "WAIT_SELLER_STOCK_OUT";
    private static final String UNDER_WAY = "WAIT_SELLER_DELIVERY";
    private static final String DIRECT_MAIL = "直邮";

    private final JdApi api;
    private final JdOrders orders;
    private final JdConfig config;

    JdParcels(JdApi api, JdOrders orders, JdConfig config) {
        this.api = api;
        this.orders = orders;
        this.config = config;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public void report(ShopAccess shop, String externalOrderId, String carrierCode, String trackingNumber)
            throws ChannelFault {
        JdOrders.Parcel parcel =
                new JdOrders.Parcel(config.carriers().getOrDefault(carrierCode, config.otherCarrier()), trackingNumber);
        if (isKnown(orders.order(shop, externalOrderId), parcel)) {
            return;
        }
        try {
            ship(shop, externalOrderId, parcel);
        } catch (ChannelFault refusal) {
            boolean known =
                    refusal.kind() == ChannelFault.Kind.REFUSED && isKnown(orders.order(shop, externalOrderId), parcel);
            if (!known) {
                throw refusal;
            }
        }
    }

    /** The long way begins: the first step of two. All that comes after it the platform does not ask for. */
    @Override
    public void report(ShopAccess shop, String externalOrderId, News news) throws ChannelFault {
        if (news.step() == Step.DEPARTED) {
            JsonNode order = orders.order(shop, externalOrderId);
            if (isFromAbroad(order) && state(order).equals(TO_SEND)) {
                leave(shop, externalOrderId);
            }
        }
    }

    private void ship(ShopAccess shop, String externalOrderId, JdOrders.Parcel parcel) throws ChannelFault {
        JsonNode order = orders.order(shop, externalOrderId);
        if (!isFromAbroad(order)) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("orderId", externalOrderId);
            parameters.put("logiCoprId", parcel.carrier());
            parameters.put("logiNo", parcel.number());
            api.call(shop, SHIP, parameters).provenResult("sopjosshipment_result");
            return;
        }
        if (!state(order).equals(UNDER_WAY)) {
            leave(shop, externalOrderId);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", externalOrderId);
        parameters.put("logistics_id", parcel.carrier());
        parameters.put("waybill", parcel.number());
        parameters.put("trade_no", serial("d", externalOrderId));
        step(shop, DELIVER, parameters);
    }

    private void leave(ShopAccess shop, String externalOrderId) throws ChannelFault {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", externalOrderId);
        parameters.put("trade_no", serial("o", externalOrderId));
        step(shop, LEAVE, parameters);
    }

    /** Of the older methods it is not documented that they say more than the code of the call; where one does, it counts. */
    private void step(ShopAccess shop, String method, Map<String, String> parameters) throws ChannelFault {
        if (!api.call(shop, method, parameters).saysSuccess()) {
            LOG.debugf("method=%s tells of the code of the call only", method);
        }
    }

    /** Whether the platform has this parcel already. Another one is a conflict that no repetition settles. */
    private static boolean isKnown(JsonNode order, JdOrders.Parcel parcel) throws ChannelFault {
        List<JdOrders.Parcel> known = JdOrders.parcels(order);
        if (known.isEmpty()) {
            return false;
        }
        if (known.contains(parcel)) {
            return true;
        }
        throw new ChannelFault(ChannelFault.Kind.REFUSED, "the order was shipped with another parcel");
    }

    private static boolean isFromAbroad(JsonNode order) {
        return JdValues.text(order.path("customsModel")).orElse("").contains(DIRECT_MAIL)
                || state(order).equals(UNDER_WAY);
    }

    private static String state(JsonNode order) {
        return JdValues.text(order.path("orderState")).orElse("");
    }

    /** Our number of a step, by which the platform knows a repetition. */
    private static String serial(String step, String externalOrderId) {
        return step + externalOrderId;
    }
}
