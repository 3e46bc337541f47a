package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.douyin.DouyinGateway.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code order.searchList}: pages from 0, at most 100 orders on each and 50 000 in all, and a window of the times of creation or
 * of change that one must give.
 */
@ApplicationScoped
class OrderList {
    private static final int LARGEST_PAGE = 100;
    private static final int DEEPEST = 50_000;

    private final DouyinConfig config;
    private final DouyinShop shop;
    private final SaleStore sales;
    private final Faults faults;

    OrderList(DouyinConfig config, DouyinShop shop, SaleStore sales, Faults faults) {
        this.config = config;
        this.shop = shop;
        this.sales = sales;
        this.faults = faults;
    }

    Answer search(JsonNode parameters) {
        OptionalLong page = SandboxNumbers.of(parameters, "page");
        OptionalLong size = SandboxNumbers.of(parameters, "size");
        if (page.isEmpty()
                || page.getAsLong() < 0
                || size.isEmpty()
                || size.getAsLong() < 1
                || size.getAsLong() > LARGEST_PAGE) {
            return Answer.refused(40004, "isv.parameter-invalid:20008", "page from 0, size from 1 to 100");
        }
        if (page.getAsLong() * size.getAsLong() >= DEEPEST) {
            return Answer.refused(50002, "isv.business-failed:20013", "no more than 50000 orders are listed");
        }
        boolean byChange = parameters.has("update_time_start");
        OptionalLong start = SandboxNumbers.of(parameters, byChange ? "update_time_start" : "create_time_start");
        OptionalLong end = SandboxNumbers.of(parameters, byChange ? "update_time_end" : "create_time_end");
        if (start.isEmpty() || end.isEmpty()) {
            return Answer.refused(40002, "isv.parameter-invalid:20011", "a window of times is required");
        }
        if (end.getAsLong() < start.getAsLong()) {
            return Answer.refused(40004, "isv.parameter-invalid:20012", "the window ends before it begins");
        }
        Instant from = Instant.ofEpochSecond(start.getAsLong());
        Instant until = Instant.ofEpochSecond(end.getAsLong()).plusSeconds(1);
        boolean empty = Faults.happens(faults.now().emptyPages());
        List<Map<String, Object>> orders = empty
                ? List.of()
                : sales.page(byChange, from, until, size.getAsLong(), page.getAsLong() * size.getAsLong()).stream()
                        .map(sale ->
                                OrderDetail.of(sale, config.shopId(), config.shopName(), shop.productName(sale.sku())))
                        .toList();
        return Answer.success(Map.of(
                "page", page.getAsLong(),
                "size", size.getAsLong(),
                "total", sales.count(byChange, from, until),
                "shop_order_list", orders));
    }
}
