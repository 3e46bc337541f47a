package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the platform of customs and of the trunk line, each by a call of its own with three states. It takes them from service
 * providers that it knows by a code, so nothing is told where none is set.
 */
@ApplicationScoped
class DouyinClearance implements ClearanceOut {
    private static final String CLEARANCE = "crossborder.orderCustomClearance";
    private static final String TRACE = "crossborder.orderLogisticsTrace";

    private final DouyinApi api;
    private final DouyinConfig config;

    DouyinClearance(DouyinApi api, DouyinConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public boolean isSetUp() {
        return config.vendor().isPresent();
    }

    @Override
    public void report(ShopAccess shop, String externalOrderId, News news) throws ChannelFault {
        Step step = news.step();
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("order_id", externalOrderId);
        parameters.put(
                "vendor",
                config.vendor()
                        .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.REFUSED, "no vendor code is set")));
        parameters.put("occurrence_time", DouyinValues.localText(news.at()));
        parameters.put("status", statusOf(step));
        if (step == Step.CLEARANCE_FAILED) {
            parameters.put("error_info", news.detail());
            news.customs().ifPresent(code -> parameters.put("customs_code", code));
        }
        if (!isOfCustoms(step) && !news.detail().isEmpty()) {
            parameters.put("oversea_trans_no", news.detail());
        }
        api.call(shop, isOfCustoms(step) ? CLEARANCE : TRACE, parameters);
    }

    private static boolean isOfCustoms(Step step) {
        return switch (step) {
            case PICKED_UP, DEPARTED, ARRIVED -> false;
            case CLEARANCE_STARTED, CLEARED, CLEARANCE_FAILED -> true;
        };
    }

    private static int statusOf(Step step) {
        return switch (step) {
            case PICKED_UP, CLEARANCE_STARTED -> 1;
            case DEPARTED, CLEARED -> 2;
            case ARRIVED, CLEARANCE_FAILED -> 3;
        };
    }
}
