package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ReconciliationIn;
import by.pavilion.channel.ShopAccess;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lists orders by the time of their last change. Pages are counted from 1; behind the hundredth the platform is silent as if
 * there were nothing, so a window with more orders has to be narrower. It does not promise an order of the list, and an order
 * that changes meanwhile leaves the window and lets others move up, unseen when another one comes instead. So a window is cut
 * until all of it is on one page; only what cannot be cut any more is read by pages, and anew unless each counts as many.
 */
@ApplicationScoped
class JdOrderSearch implements OrderSearch, ReconciliationIn {
    private static final Logger LOG = Logger.getLogger(JdOrderSearch.class);
    static final int PAGE = 100;
    static final int LAST_PAGE = 100;
    private static final String METHOD = "jingdong.pop.order.enSearch";
    private static final Duration LONGEST = Duration.ofDays(30);
    /** Every state that the platform documents: what is not asked for is not listed. */
    private static final String STATES = String.join(
            ",",
            "WAIT_SELLER_STOCK_OUT",
            "WAIT_SELLER_DELIVERY",
            "WAIT_GOODS_RECEIVE_CONFIRM",
            "FINISHED_L",
            "TRADE_CANCELED",
            "PAUSE",
            "POP_ORDER_PAUSE",
            "LOCKED",
            "WAIT_SEND_CODE",
            "SEND_TO_DISTRIBUTION_CENER",
            "DISTRIBUTION_CENTER_RECEIVED",
            "RECEIPTS_CONFIRM");

    private final JdApi api;
    private final JdOrders orders;

    JdOrderSearch(JdApi api, JdOrders orders) {
        this.api = api;
        this.orders = orders;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public Page listed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        return changed(shop, from, until, page);
    }

    @Override
    public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            return Page.narrower();
        }
        Optional<Place> place = page.map(Place::parse);
        int number = place.map(Place::page).orElse(1);
        JsonNode list = api.list(shop, METHOD, parameters(from, until, number), "searchorderinfo_result");
        long total = JdValues.number(list.path("orderTotal"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> unfinished("without a total"));
        if (total > (long) PAGE * LAST_PAGE || (total > PAGE && JdValues.canBeCut(from, until))) {
            return Page.narrower();
        }
        if (place.isPresent() && place.get().total() != total) {
            throw unfinished("a list that changes while it is read");
        }
        JsonNode rows = list.path("orderInfoList");
        long expected = Math.min(PAGE, total - (long) (number - 1) * PAGE);
        if (rows.size() != expected) {
            throw unfinished("a page of " + rows.size() + " orders where " + expected + " belong");
        }
        boolean last = (long) number * PAGE >= total;
        return Page.of(
                found(shop, rows, from),
                last ? Optional.empty() : Optional.of(new Place(number + 1, total).toString()));
    }

    /** @param total how many orders the first page spoke of */
    private record Place(int page, long total) {
        static Place parse(String text) {
            String[] parts = text.split(":", 2);
            return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return page + ":" + total;
        }
    }

    private static Map<String, String> parameters(Instant from, Instant until, int page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("start_date", JdValues.time(from));
        parameters.put("end_date", JdValues.time(until));
        parameters.put("order_state", STATES);
        parameters.put("optional_fields", JdOrders.FIELDS);
        parameters.put("page", Integer.toString(page));
        parameters.put("page_size", Integer.toString(PAGE));
        parameters.put("sortType", "0");
        parameters.put("dateType", "0"); // by the time of change
        return parameters;
    }

    /** An order without a time is still one that has to be looked at; one without a number is none. */
    private List<Found> found(ShopAccess shop, JsonNode list, Instant from) {
        List<Found> found = new ArrayList<>();
        for (JsonNode order : list) {
            Optional<String> number = JdValues.id(order.path("orderId"));
            if (number.isEmpty()) {
                LOG.warnf("method=%s lists an order without a number", METHOD);
                continue;
            }
            Instant changed = JdValues.instant(order.path("modified")).orElse(from);
            found.add(new Found(
                    number.get(),
                    changed,
                    JdOrders.stateOf(order),
                    digest(shop, number.get(), order),
                    JdOrders.contentOf(order)));
        }
        found.sort(Comparator.comparing(Found::updatedAt));
        return found;
    }

    /** Empty for one that is to be sent: what the list says of it lacks the number of its payment. */
    private String digest(ShopAccess shop, String number, JsonNode order) {
        if (JdOrders.stateOf(order) == MarketplaceOrder.State.READY) {
            return "";
        }
        try {
            return orders.read(new ExternalOrder(channel(), shop.shop().shopId(), number), JdOrders.raw(order))
                    .digest();
        } catch (ChannelFault malformed) { // it has to be looked at all the same
            return "";
        }
    }

    private static ChannelFault unfinished(String what) {
        return new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered " + what);
    }
}
