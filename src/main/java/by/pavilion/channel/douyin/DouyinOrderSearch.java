package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ReconciliationIn;
import by.pavilion.channel.ShopAccess;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lists orders by the time of their last change. Pages are counted from 0, and no more than 50 000 orders are listed by them. A
 * page with fewer orders than the list must still have is no truth.
 */
@ApplicationScoped
class DouyinOrderSearch implements OrderSearch, ReconciliationIn {
    private static final Logger LOG = Logger.getLogger(DouyinOrderSearch.class);
    static final int PAGE = 100;
    static final int MOST = 50_000;
    private static final String METHOD = "order.searchList";

    private final DouyinApi api;
    private final DouyinOrders orders;

    DouyinOrderSearch(DouyinApi api, DouyinOrders orders) {
        this.api = api;
        this.orders = orders;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public Page listed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        return changed(shop, from, until, page);
    }

    @Override
    public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        Place place = page.map(Place::parse).orElseGet(() -> new Place(DouyinValues.seconds(from), 0));
        JsonNode data;
        try {
            data = api.list(shop, METHOD, parameters(place, until));
        } catch (ChannelFault fault) {
            if (DouyinErrors.isTooWide(fault)) {
                return Page.narrower();
            }
            throw fault;
        }
        JsonNode list = data.path("shop_order_list");
        long total = DouyinValues.number(data.path("total"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered without a total"));
        long expected = Math.min(PAGE, total - (long) place.page() * PAGE);
        boolean isToldToBeEmpty = total == 0 && (list.isMissingNode() || list.isNull());
        if (!isToldToBeEmpty && (!list.isArray() || list.size() < expected)) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, METHOD + " answered a page with orders missing");
        }
        List<Found> found = new ArrayList<>();
        Instant last = DouyinValues.ofSeconds(place.from());
        for (JsonNode order : list) {
            Optional<Found> one = found(shop, order, last);
            one.ifPresentOrElse(found::add, () -> LOG.warnf("method=%s lists an order without a number", METHOD));
            last = one.map(Found::updatedAt).orElse(last);
        }
        if (expected < PAGE || (place.page() + 1L) * PAGE >= total) {
            return Page.of(found, Optional.empty());
        }
        Place next = place.after(last);
        return next.page() * PAGE >= MOST ? Page.narrower() : Page.of(found, Optional.of(next.toString()));
    }

    private static Map<String, Object> parameters(Place place, Instant until) {
        return Map.of(
                "page",
                place.page(),
                "size",
                PAGE,
                "update_time_start",
                place.from(),
                "update_time_end",
                DouyinValues.seconds(until),
                "order_by",
                "update_time",
                "order_asc",
                true);
    }

    /**
     * Where the list goes on: at the time of the last order that was seen, and only within one second by pages. An order that
     * changes meanwhile leaves its place, so that counting pages over the whole window would skip others.
     *
     * @param from in epoch seconds
     */
    private record Place(long from, int page) {
        static Place parse(String text) {
            String[] parts = text.split(":", 2);
            return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }

        Place after(Instant last) {
            long reached = DouyinValues.seconds(last);
            return reached > from ? new Place(reached, 0) : new Place(from, page + 1);
        }

        @Override
        public String toString() {
            return from + ":" + page;
        }
    }

    /**
     * An order that is not as documented is still one that has to be looked at; one without a number is none.
     *
     * @param before the time of the one before it: one without a time has changed no earlier
     */
    private Optional<Found> found(ShopAccess shop, JsonNode order, Instant before) {
        Optional<String> id = DouyinValues.orderId(order.path("order_id"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ExternalOrder external = new ExternalOrder(channel(), shop.shop().shopId(), id.get());
        try {
            return Optional.of(Found.of(orders.read(external, order.toString())));
        } catch (ChannelFault malformed) {
            Instant updatedAt = DouyinValues.instant(order.path("update_time")).orElse(before);
            return Optional.of(new Found(id.get(), updatedAt, DouyinOrders.stateOf(order.path("order_status")), ""));
        }
    }
}
