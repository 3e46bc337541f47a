package by.pavilion.channel.jd;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Service orders after shipping, by newer calls. The list says which have changed; what follows from one is decided when it has
 * been read by its number. That one is closed does not mean that money went back: the state of the money says so.
 */
@ApplicationScoped
class JdServices {
    static final String LETTER = "S";

    private static final Logger LOG = Logger.getLogger(JdServices.class);
    private static final String PATH = "/sp-aftercare/v0/afs-orders";
    private static final String NUMBER = "afsOrderId";
    private static final int PAGE = 20;
    private static final int LAST_PAGE = 100;
    private static final String GONE_BACK = "20";
    private static final String CLOSED = "100";
    private static final String SENT_BY_BUYER = "2";

    /** Before the platform's number of a carrier. */
    private static final String CARRIER = "jd-";

    private final JdApi api;

    JdServices(JdApi api) {
        this.api = api;
    }

    JdAfterSales.Part changed(ShopAccess shop, Instant from, Instant until, int page) throws ChannelFault {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("updateStartTime", JdValues.millis(from));
        query.put("updateEndTime", JdValues.millis(until));
        query.put("page", Integer.toString(page));
        query.put("pageSize", Integer.toString(PAGE));
        JsonNode answer = api.list(shop, PATH, query);
        long total = JdValues.number(answer.path("paginationData").path("totalItems"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> malformed("without a total"));
        if (total > (long) PAGE * LAST_PAGE || (total > PAGE && JdValues.canBeCut(from, until))) {
            return JdAfterSales.Part.narrower(total);
        }
        List<AfterSale> found = new ArrayList<>();
        for (JsonNode service : answer.path("data")) {
            listed(shop, service)
                    .ifPresentOrElse(found::add, () -> LOG.warnf("path=%s lists one without its numbers", PATH));
        }
        if (answer.path("data").size() != Math.min(PAGE, total - (long) (page - 1) * PAGE)) {
            throw malformed("a page with service orders missing");
        }
        return new JdAfterSales.Part(found, (long) page * PAGE < total, false, total);
    }

    /** Most rows say which order they are about; of any other the whole is asked for, and one without it is none. */
    private Optional<AfterSale> listed(ShopAccess shop, JsonNode service) throws ChannelFault {
        Optional<String> id = JdValues.id(service.path(NUMBER)).map(number -> LETTER + number);
        Optional<AfterSale> listed = id.flatMap(externalId -> read(externalId, service));
        if (id.isEmpty() || listed.isPresent()) {
            return listed;
        }
        try {
            return Optional.of(fetch(shop, id.get()));
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    AfterSale fetch(ShopAccess shop, String externalId) throws ChannelFault {
        String number = externalId.substring(LETTER.length());
        JsonNode service = api.get(
                        shop, PATH, Optional.of(Map.entry(NUMBER, number)), Map.of("scopeSet", "refundInfo,skuExtInfo"))
                .path("data");
        if (!JdValues.id(service.path(NUMBER)).equals(Optional.of(number))) {
            throw malformed("another service order");
        }
        return read(externalId, service)
                .orElseThrow(
                        () -> new ChannelFault(ChannelFault.Kind.REFUSED, PATH + " names no order of " + externalId));
    }

    /** One without a time is still one that a person has to look at; one that does not say what it is about is none. */
    static Optional<AfterSale> read(String externalId, JsonNode service) {
        Optional<String> order = JdValues.id(service.path("orderId"))
                .or(() -> JdValues.id(service.path("orderInfo").path("orderId")));
        if (order.isEmpty()) {
            return Optional.empty();
        }
        JsonNode base = service.path("afsOrderBaseInfo");
        JsonNode money = service.path("refundInfo");
        Optional<Instant> changed = JdValues.instantOfMillis(base.path("modifiedTime"))
                .or(() -> JdValues.instantOfMillis(base.path("applyTime")));
        if (changed.isEmpty()) {
            return Optional.of(AfterSale.unreadable(externalId, order.get(), changed));
        }
        String mainStatus = JdValues.text(service.path("afsOrderStatusInfo").path("mainStatus"))
                .or(() -> JdValues.text(service.path("mainStatus")))
                .orElse("");
        String refundStatus = JdValues.text(money.path("refundStatus"))
                .or(() -> JdValues.text(service.path("refundStatus")))
                .orElse("");
        List<JsonNode> parcels = sentByBuyer(service.path("waybillInfoList"));
        Optional<ReturnTracking> sentBack = lastNumber(parcels);
        return Optional.of(new AfterSale(
                externalId,
                order.get(),
                JdValues.id(service.path("skuInfoList").path(0).path("skuId")).orElse(""),
                kindOf(service),
                stateOf(mainStatus, refundStatus),
                amount(money),
                changed.get(),
                JdValues.code(mainStatus) + "-" + JdValues.code(refundStatus) + "-" + JdValues.millis(changed.get()),
                sentBack,
                sentBack.isEmpty()
                        && parcels.stream().anyMatch(parcel -> code(parcel).isPresent()),
                pieces(service.path("skuInfoList"))));
    }

    /** With several goods nobody says which of them come back. */
    private static Optional<Long> pieces(JsonNode goods) {
        return goods.size() == 1
                ? AfterSale.piecesOf(JdValues.number(goods.path(0).path("skuNum")))
                : Optional.empty();
    }

    private static List<JsonNode> sentByBuyer(JsonNode waybills) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode waybill : waybills) {
            if (JdValues.text(waybill.path("waybillType")).equals(Optional.of(SENT_BY_BUYER))) {
                found.add(waybill);
            }
        }
        return found;
    }

    /** Of several the last; what is in a form that no carrier gives is none. */
    private static Optional<ReturnTracking> lastNumber(List<JsonNode> parcels) {
        return parcels.stream()
                .flatMap(parcel -> ReturnTracking.ofMarketplace(
                        JdValues.id(parcel.path("providerId")).map(provider -> CARRIER + provider), code(parcel))
                        .stream())
                .reduce((former, later) -> later);
    }

    private static Optional<String> code(JsonNode parcel) {
        return JdValues.text(parcel.path("waybillCode"));
    }

    /** What really went back, else what was asked for. */
    private static Money amount(JsonNode money) {
        return JdValues.money(money.path("actualRefundAmount"))
                .or(() -> JdValues.money(money.path("actualRefundDetail").path("actualRefundAmount")))
                .or(() -> JdValues.money(money.path("applyRefundAmount")))
                .or(() -> JdValues.money(money.path("applyRefundDetail").path("refundAmount")))
                .filter(amount -> !amount.isNegative())
                .orElse(Money.zero(Money.CNY));
    }

    private static AfterSale.Kind kindOf(JsonNode service) {
        return switch (JdValues.text(service.path("customerApplyInfo").path("customerExpect"))
                .orElse("")) {
            case "10" -> AfterSale.Kind.RETURN;
            case "20", "30" -> AfterSale.Kind.OTHER; // other goods, a repair
            default -> service.path("refundInfo").isEmpty() ? AfterSale.Kind.OTHER : AfterSale.Kind.REFUND_ONLY;
        };
    }

    private static AfterSale.State stateOf(String mainStatus, String refundStatus) {
        if (refundStatus.equals(GONE_BACK)) {
            return AfterSale.State.REFUNDED;
        }
        if (mainStatus.isEmpty()) {
            return AfterSale.State.UNKNOWN;
        }
        return mainStatus.equals(CLOSED) ? AfterSale.State.CLOSED : AfterSale.State.UNDERWAY;
    }

    private static ChannelFault malformed(String what) {
        return new ChannelFault(ChannelFault.Kind.RETRY, PATH + " answered " + what);
    }
}
