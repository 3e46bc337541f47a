package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.douyin.DouyinGateway.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code afterSale.List}, {@code afterSale.Detail} and {@code afterSale.operate}: what buyers want back, and the shop's answers,
 * each of which names the version that it answers. All items of a call are answered, or none.
 */
@ApplicationScoped
public class AfterSaleDesk {
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_ITEMS = 20;
    private static final int AGREE_RETURN = 101;
    private static final int REFUSE_RETURN = 102;
    private static final int AGREE_REFUND = 201;
    private static final int REFUSE_REFUND = 202;
    /** What the list says instead of a company's code. */
    private static final String COMPANY = "沙盒快递";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DouyinShop shop;
    private final SaleStore sales;
    private final AfterSaleStore wishes;
    private final Clock clock;

    AfterSaleDesk(DouyinShop shop, SaleStore sales, AfterSaleStore wishes, Clock clock) {
        this.shop = shop;
        this.sales = sales;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** A wish as the visitor of the sandbox sees it; amount in fen. */
    public record WishState(String id, int type, int status, long amount) {}

    private record Change(AfterSale before, AfterSale after) {}

    /**
     * The buyer wants money back, or goods and money.
     *
     * @param amount in fen; 0 for all
     * @param pieces of the sale; 0 for all
     * @return empty when there is no such sale, or not so much to give back
     */
    @Transactional
    public Optional<WishState> ask(long orderId, boolean withGoods, long amount, int pieces) {
        Optional<Sale> sale = sales.find(orderId)
                .filter(found -> found.isPaid() && found.cancelledAt().isEmpty())
                .filter(found -> amount >= 0 && amount <= left(found) && pieces >= 0 && pieces <= found.quantity());
        if (sale.isEmpty() || left(sale.get()) == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean shipped = sale.get().shipping().isPresent();
        AfterSale wish = new AfterSale(
                7_000_000_000_000_000_000L + now.toEpochMilli() % 10_000_000_000_000L * 10_000 + RANDOM.nextInt(10_000),
                orderId,
                !shipped ? AfterSale.BEFORE_SHIPPING : withGoods ? AfterSale.RETURN : AfterSale.AFTER_SHIPPING,
                AfterSale.ASKED,
                amount == 0 ? left(sale.get()) : amount,
                pieces == 0 ? sale.get().quantity() : pieces,
                now,
                now,
                Optional.empty());
        wishes.insert(wish);
        shop.tellOfRefund(wish, "200");
        return Optional.of(state(wish));
    }

    /** The buyer has sent the goods of a return; told again the number was wrong. Empty when the shop has not agreed to it. */
    @Transactional
    public Optional<WishState> goodsSent(long id, String company, String trackingNumber) {
        return wishes.find(id).filter(AfterSale::isAgreedReturn).map(wish -> {
            AfterSale sent = wish.sentBack(new AfterSale.Parcel(company, trackingNumber), clock.instant());
            change(new Change(wish, sent));
            shop.tellOfRefund(sent, "203");
            return state(sent);
        });
    }

    /** The goods of a return have come back, so its money goes; empty when it does not wait for them. */
    @Transactional
    public Optional<WishState> goodsCameBack(long id) {
        return wishes.find(id).filter(AfterSale::isAgreedReturn).map(wish -> {
            AfterSale done = wish.to(AfterSale.DONE, clock.instant());
            settle(new Change(wish, done));
            return state(done);
        });
    }

    @Transactional
    public List<WishState> of(long orderId) {
        return wishes.of(orderId).stream().map(AfterSaleDesk::state).toList();
    }

    private long left(Sale sale) {
        long given = wishes.of(sale.orderId()).stream()
                .filter(wish -> wish.status() != AfterSale.REFUSED)
                .mapToLong(AfterSale::amount)
                .sum();
        return sale.payable() - given;
    }

    Answer list(JsonNode parameters) {
        OptionalLong page = SandboxNumbers.of(parameters, "page");
        OptionalLong size = SandboxNumbers.of(parameters, "size");
        OptionalLong start = SandboxNumbers.of(parameters, "update_start_time");
        OptionalLong end = SandboxNumbers.of(parameters, "update_end_time");
        if (page.isEmpty()
                || page.getAsLong() < 0
                || size.isEmpty()
                || size.getAsLong() < 1
                || size.getAsLong() > LARGEST_PAGE) {
            return Answer.refused(40004, "isv.parameter-invalid:page", "page from 0, size from 1 to 100");
        }
        if (start.isEmpty() || end.isEmpty() || end.getAsLong() < start.getAsLong()) {
            return Answer.refused(40004, "isv.parameter-invalid:update_start_time", "a window of times is required");
        }
        Instant from = Instant.ofEpochSecond(start.getAsLong());
        Instant until = Instant.ofEpochSecond(end.getAsLong()).plusSeconds(1);
        List<Map<String, Object>> items =
                wishes.page(from, until, size.getAsLong(), page.getAsLong() * size.getAsLong()).stream()
                        .map(AfterSaleDesk::json)
                        .toList();
        return Answer.success(Map.of(
                "items", items,
                "page", page.getAsLong(),
                "size", size.getAsLong(),
                "total", wishes.count(from, until)));
    }

    Answer detail(JsonNode parameters) {
        return wish(parameters, "after_sale_id")
                .map(wish -> Answer.success(whole(wish)))
                .orElseGet(() -> Answer.refused(50002, "isv.business-failed:1990001", "no such after-sale"));
    }

    Answer operate(JsonNode parameters) {
        JsonNode items = parameters.path("items");
        int type = parameters.path("type").asInt(0);
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            return Answer.refused(40004, "isv.parameter-invalid:items", "1 to 20 items are allowed");
        }
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<AfterSale> wish = wish(item, "aftersale_id");
            if (wish.isEmpty()) {
                return Answer.refused(50002, "isv.business-failed:1990001", "no such after-sale");
            }
            if (SandboxNumbers.of(item, "update_time").orElse(0) != wish.get().version()) {
                return Answer.refused(50002, "isv.business-failed:1990021", "it has changed meanwhile");
            }
            OptionalLong status = after(type, wish.get());
            if (status.isEmpty()) {
                return Answer.refused(50002, "isv.business-failed:1990022", "it is not to be answered so");
            }
            changes.add(new Change(wish.get(), wish.get().to((int) status.getAsLong(), now)));
        }
        changes.forEach(this::settle);
        return Answer.success(Map.of("items", List.of()));
    }

    /** Where an answer leads; empty where it does not fit. */
    private static OptionalLong after(int type, AfterSale wish) {
        if (wish.status() != AfterSale.ASKED) {
            return OptionalLong.empty();
        }
        boolean withGoods = wish.type() == AfterSale.RETURN;
        return switch (type) {
            case AGREE_RETURN -> withGoods ? OptionalLong.of(AfterSale.COMING_BACK) : OptionalLong.empty();
            case AGREE_REFUND -> withGoods ? OptionalLong.empty() : OptionalLong.of(AfterSale.DONE);
            case REFUSE_RETURN, REFUSE_REFUND -> OptionalLong.of(AfterSale.REFUSED);
            default -> OptionalLong.empty();
        };
    }

    /** All money of what was not sent has gone back: the sale is over. */
    private void settle(Change change) {
        change(change);
        AfterSale after = change.after();
        switch (after.status()) {
            case AfterSale.DONE -> {
                shop.tellOfRefund(after, "206");
                if (after.type() == AfterSale.BEFORE_SHIPPING) {
                    sales.find(after.orderId())
                            .filter(sale -> left(sale) == 0)
                            .ifPresent(sale -> shop.cancel(sale.orderId()));
                }
            }
            case AfterSale.COMING_BACK -> shop.tellOfRefund(after, "202");
            default -> shop.tellOfRefund(after, after.type() == AfterSale.RETURN ? "205" : "204");
        }
    }

    private void change(Change change) {
        if (!wishes.change(change.before(), change.after())) {
            throw new IllegalStateException("two have answered one after-sale");
        }
    }

    private Optional<AfterSale> wish(JsonNode parameters, String name) {
        return SandboxJson.text(parameters, name)
                .filter(id -> id.matches("\\d{1,18}|[1-8]\\d{18}"))
                .flatMap(id -> wishes.find(Long.parseLong(id)));
    }

    private static Map<String, Object> json(AfterSale wish) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("aftersale_id", Long.toString(wish.id()));
        info.put("aftersale_type", wish.type());
        info.put("aftersale_status", wish.status());
        info.put("related_id", Long.toString(wish.orderId() + 1));
        info.put("refund_amount", wish.amount());
        info.put("refund_post_amount", 0);
        info.put("apply_time", wish.appliedAt().getEpochSecond());
        info.put("update_time", wish.version());
        info.put(
                "return_logistics_code",
                wish.sentBack().map(AfterSale.Parcel::trackingNumber).orElse(""));
        info.put("return_logistics_company_name", wish.sentBack().isPresent() ? COMPANY : "");
        return Map.of("aftersale_info", info, "order_info", Map.of("shop_order_id", Long.toString(wish.orderId())));
    }

    /** The same by the detail's other names, and the parcel of the goods with its company's code. */
    private static Map<String, Object> whole(AfterSale wish) {
        Map<String, Object> info = Map.of(
                "after_sale_id", wish.id(),
                "after_sale_type", wish.type(),
                "after_sale_status", wish.status(),
                "refund_total_amount", wish.amount(),
                "refund_post_amount", 0,
                "after_sale_apply_count", wish.pieces(),
                "need_return_count", wish.toSendBack(),
                "apply_time", wish.appliedAt().getEpochSecond(),
                "update_time", wish.version());
        return Map.of(
                "process_info",
                Map.of("after_sale_info", info, "logistics_info", parcels(wish)),
                "order_info",
                Map.of(
                        "shop_order_id",
                        wish.orderId(),
                        "sku_order_infos",
                        List.of(Map.of("sku_order_id", wish.orderId() + 1))));
    }

    private static Map<String, Object> parcels(AfterSale wish) {
        return wish.sentBack()
                .map(parcel -> Map.<String, Object>of(
                        "return",
                        Map.of(
                                "tracking_no", parcel.trackingNumber(),
                                "company_code", parcel.company(),
                                "company_name", COMPANY)))
                .orElse(Map.of());
    }

    /** Whether the shop has not answered yet what the buyer wants back. */
    boolean isOpen(long orderId) {
        return wishes.of(orderId).stream().anyMatch(wish -> wish.status() == AfterSale.ASKED);
    }

    private static WishState state(AfterSale wish) {
        return new WishState(Long.toString(wish.id()), wish.type(), wish.status(), wish.amount());
    }
}
