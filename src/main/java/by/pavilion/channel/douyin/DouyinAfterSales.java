package by.pavilion.channel.douyin;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What buyers want back. Each is about one line; its {@code update_time} is the lock that an answer has to name, so that we never
 * agree to what the buyer has just changed. One that changes while a list is read leaves its place, and another one moves
 * up, unseen, onto a page that was read; so a window is cut until all of it is on one page. Only what cannot be cut any more
 * is read by pages, and anew unless each counts as many.
 */
@ApplicationScoped
class DouyinAfterSales implements AfterSales {
    private static final Logger LOG = Logger.getLogger(DouyinAfterSales.class);
    private static final String LIST = "afterSale.List";
    private static final String DETAIL = "afterSale.Detail";
    private static final String OPERATE = "afterSale.operate";
    private static final int PAGE = 100;
    private static final int MOST = 50_000;
    /** In fen: more than anybody can have paid for an order. */
    private static final long MOST_OF_A_PART = 100_000_000;

    /** What was applied for less what was never sent; the detail alone has it. */
    private static final String PIECES = "need_return_count";

    private static final String PARCEL = "/process_info/logistics_info/return";

    /** Times there are whole seconds, so there is no narrower window. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** What {@code afterSale.operate} is asked for, by the kind of the wish: to be confirmed in the platform's console. */
    private static final Map<AfterSale.Kind, Answers> ANSWERS = Map.of(
            AfterSale.Kind.REFUND_BEFORE_SHIPPING, new Answers(201, 202),
            AfterSale.Kind.REFUND_ONLY, new Answers(201, 202),
            AfterSale.Kind.RETURN, new Answers(101, 102));

    private final DouyinApi api;

    DouyinAfterSales(DouyinApi api) {
        this.api = api;
    }

    private record Answers(int agree, int refuse) {}

    /**
     * What the list and the detail call differently.
     *
     * @param amounts what goes back in all is their sum
     */
    private record Names(String id, String type, String status, List<String> amounts) {
        static final Names OF_LIST = new Names(
                "aftersale_id",
                "aftersale_type",
                "aftersale_status",
                List.of("refund_amount", "refund_post_amount", "refund_tax_amount"));

        /** Its one amount is the total, freight included. */
        static final Names OF_DETAIL =
                new Names("after_sale_id", "after_sale_type", "after_sale_status", List.of("refund_total_amount"));
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        Optional<Place> place = page.map(Place::parse);
        int number = place.map(Place::page).orElse(0);
        JsonNode data = api.list(
                shop,
                LIST,
                Map.of(
                        "page", number,
                        "size", PAGE,
                        "update_start_time", DouyinValues.seconds(from),
                        "update_end_time", DouyinValues.seconds(until),
                        "order_by", List.of("update_time asc")));
        JsonNode items = data.path("items");
        long total = DouyinValues.number(data.path("total"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, LIST + " answered without a total"));
        boolean canBeCut = Duration.between(from, until).compareTo(SHORTEST) > 0;
        if (total > MOST || (total > PAGE && canBeCut)) {
            return new Page(List.of(), Optional.empty(), true);
        }
        if (place.isPresent() && place.get().total() != total) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, LIST + " answered a list that changes while it is read");
        }
        if (!items.isArray() || items.size() < Math.min(PAGE, total - (long) number * PAGE)) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, LIST + " answered a page with some missing");
        }
        List<AfterSale> found = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<AfterSale> one = read(item);
            one.ifPresentOrElse(found::add, () -> LOG.warnf("method=%s lists one without its numbers", LIST));
        }
        boolean atEnd = (number + 1L) * PAGE >= total;
        return new Page(found, atEnd ? Optional.empty() : Optional.of(new Place(number + 1, total).toString()), false);
    }

    /** @param total how many the first page spoke of */
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

    @Override
    public AfterSale fetch(ShopAccess shop, String externalId) throws ChannelFault {
        return read(api.call(shop, DETAIL, Map.of("after_sale_id", externalId)))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, DETAIL + " answered without its numbers"));
    }

    @Override
    public void agree(ShopAccess shop, AfterSale seen) throws ChannelFault {
        operate(shop, seen, answers(seen).agree(), "");
    }

    @Override
    public void refuse(ShopAccess shop, AfterSale seen, String reason) throws ChannelFault {
        operate(shop, seen, answers(seen).refuse(), reason);
    }

    private static Answers answers(AfterSale seen) throws ChannelFault {
        Answers answers = ANSWERS.get(seen.kind());
        if (answers == null) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "it has to be answered in the platform's console");
        }
        return answers;
    }

    private void operate(ShopAccess shop, AfterSale seen, int type, String reason) throws ChannelFault {
        JsonNode data = api.call(
                shop,
                OPERATE,
                Map.of(
                        "type",
                        type,
                        "items",
                        List.of(Map.of(
                                "aftersale_id", seen.externalId(),
                                "reason", reason,
                                "update_time", Long.parseLong(seen.version())))));
        for (JsonNode item : data.path("items")) {
            long code = DouyinValues.number(item.path("status_code")).orElse(0L);
            if (code != 0) {
                throw new ChannelFault(ChannelFault.Kind.REFUSED, OPERATE + " item " + code);
            }
        }
    }

    /**
     * The list and the detail say the same at different places and by different names. One without a time, or with an amount that
     * cannot be, is still one that a person has to look at; one that does not say what it is about is none.
     */
    private static Optional<AfterSale> read(JsonNode item) {
        JsonNode detail = item.at("/process_info/after_sale_info");
        if (detail.isObject()) {
            JsonNode lines = item.at("/order_info/sku_order_infos");
            Optional<String> line = DouyinValues.orderId(lines.path(0).path("sku_order_id"));
            return line.isEmpty() // as if it were about the whole order
                    ? read(item, detail, Names.OF_DETAIL, "").map(DouyinAfterSales::withoutItsLine)
                    : read(item, detail, Names.OF_DETAIL, lines.size() == 1 ? line.get() : "");
        }
        JsonNode info = item.path("aftersale_info").isObject() ? item.path("aftersale_info") : item;
        String line = DouyinValues.orderId(info.path("related_id"))
                .or(() -> DouyinValues.orderId(info.path("s_id")))
                .orElse("");
        return read(item, info, Names.OF_LIST, line);
    }

    private static AfterSale withoutItsLine(AfterSale told) {
        return AfterSale.unreadable(told.externalId(), told.externalOrderId(), Optional.of(told.updatedAt()));
    }

    private static Optional<AfterSale> read(JsonNode item, JsonNode info, Names names, String line) {
        JsonNode about = item.path("order_info").isObject() ? item.path("order_info") : info;
        Optional<String> id = DouyinValues.id(info.path(names.id()));
        Optional<String> order =
                DouyinValues.orderId(about.path("shop_order_id")).or(() -> DouyinValues.orderId(info.path("p_id")));
        if (id.isEmpty() || order.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> updatedAt = DouyinValues.instant(info.path("update_time"));
        Optional<Money> amount = amount(info, names.amounts());
        if (updatedAt.isEmpty() || amount.isEmpty()) {
            return Optional.of(AfterSale.unreadable(id.get(), order.get(), updatedAt));
        }
        JsonNode type = info.path(names.type());
        Optional<ReturnTracking> sentBack = sentBack(item, info);
        return Optional.of(new AfterSale(
                id.get(),
                order.get(),
                line,
                kindOf(type),
                stateOf(info.path(names.status()), type),
                amount.get(),
                updatedAt.get(),
                String.valueOf(DouyinValues.seconds(updatedAt.get())),
                sentBack,
                sentBack.isEmpty() && isSent(item, info),
                line.isEmpty() // then they are of several lines
                        ? Optional.empty()
                        : AfterSale.piecesOf(DouyinValues.number(info.path(PIECES)))));
    }

    /**
     * The detail has the buyer's parcel beside the wish, with the code of its company; the list has it inside, with the company's
     * name alone.
     */
    private static Optional<ReturnTracking> sentBack(JsonNode item, JsonNode info) {
        JsonNode parcel = item.at(PARCEL);
        return ReturnTracking.ofMarketplace(
                        DouyinValues.text(parcel.path("company_code")), DouyinValues.text(parcel.path("tracking_no")))
                .or(() -> ReturnTracking.ofMarketplace(
                        DouyinValues.text(info.path("return_logistics_company_name")),
                        DouyinValues.text(info.path("return_logistics_code"))));
    }

    /** Whether the buyer has told a number, or what he takes for one. */
    private static boolean isSent(JsonNode item, JsonNode info) {
        return DouyinValues.text(item.at(PARCEL).path("tracking_no"))
                .or(() -> DouyinValues.text(info.path("return_logistics_code")))
                .isPresent();
    }

    /** What goes back in all; empty when a part of it is less than nothing, or more than there can be. */
    private static Optional<Money> amount(JsonNode info, List<String> names) {
        Money sum = Money.zero(Money.CNY);
        for (String name : names) {
            Money part = DouyinValues.money(info.path(name)).orElse(Money.zero(Money.CNY));
            if (part.isNegative() || part.minor() > MOST_OF_A_PART) {
                return Optional.empty();
            }
            sum = sum.plus(part);
        }
        return Optional.of(sum);
    }

    private static AfterSale.Kind kindOf(JsonNode type) {
        return switch (DouyinValues.text(type).orElse("")) {
            case "0" -> AfterSale.Kind.RETURN;
            case "1" -> AfterSale.Kind.REFUND_ONLY;
            case "2" -> AfterSale.Kind.REFUND_BEFORE_SHIPPING;
            default -> AfterSale.Kind.OTHER; // exchange, price protection, re-send, repair, and what we do not know
        };
    }

    private static AfterSale.State stateOf(JsonNode status, JsonNode type) {
        return switch (DouyinValues.text(status).orElse("")) {
            case "6", "11" -> AfterSale.State.ASKED;
            case "7", "8", "13" -> AfterSale.State.UNDERWAY;
            case "12", "14" -> endOf(type);
            case "27", "28", "29" -> AfterSale.State.CLOSED;
            default -> AfterSale.State.UNKNOWN;
        };
    }

    /** An exchange, a re-send or a repair moves no money, a protected price does, and of the unknown nobody can say. */
    private static AfterSale.State endOf(JsonNode type) {
        return switch (DouyinValues.text(type).orElse("")) {
            case "0", "1", "2", "6" -> AfterSale.State.REFUNDED;
            case "3", "7", "8" -> AfterSale.State.CLOSED;
            default -> AfterSale.State.UNKNOWN;
        };
    }
}
