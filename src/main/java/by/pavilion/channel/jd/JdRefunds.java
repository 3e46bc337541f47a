package by.pavilion.channel.jd;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
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

/** Applications for the money of unshipped orders, always of the whole order. Their amounts alone are in fen. */
@ApplicationScoped
class JdRefunds {
    static final String LETTER = "R";

    private static final Logger LOG = Logger.getLogger(JdRefunds.class);
    private static final String LIST = "jingdong.pop.afs.soa.refundapply.queryPageList";
    private static final String ONE = "jingdong.pop.afs.soa.refundapply.queryById";
    private static final String REPLY = "jingdong.pop.afs.soa.refundapply.replyRefund";
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100;

    private final JdApi api;

    JdRefunds(JdApi api) {
        this.api = api;
    }

    JdAfterSales.Part applied(ShopAccess shop, Instant from, Instant until, int page) throws ChannelFault {
        return page(shop, "applyTime", from, until, page);
    }

    JdAfterSales.Part decided(ShopAccess shop, Instant from, Instant until, int page) throws ChannelFault {
        return page(shop, "checkTime", from, until, page);
    }

    AfterSale fetch(ShopAccess shop, String externalId) throws ChannelFault {
        JsonNode result = api.call(shop, ONE, Map.of("id", number(externalId))).provenResult("queryResult");
        for (JsonNode refund : result.path("result")) {
            if (JdValues.id(refund.path("id"))
                    .filter(number(externalId)::equals)
                    .isPresent()) {
                return read(refund)
                        .orElseThrow(
                                () -> new ChannelFault(ChannelFault.Kind.RETRY, ONE + " answered without its numbers"));
            }
        }
        throw new ChannelFault(ChannelFault.Kind.REFUSED, ONE + " knows no " + externalId);
    }

    void reply(ShopAccess shop, String externalId, boolean yes, String reason) throws ChannelFault {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("id", number(externalId));
        parameters.put("status", yes ? "1" : "2");
        parameters.put("checkUserName", "pavilion");
        parameters.put("remark", reason);
        api.call(shop, REPLY, parameters).provenResult("replyResult");
    }

    private JdAfterSales.Part page(ShopAccess shop, String time, Instant from, Instant until, int page)
            throws ChannelFault {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(time + "Start", JdValues.time(from));
        parameters.put(time + "End", JdValues.time(until));
        parameters.put("pageIndex", Integer.toString(page));
        parameters.put("pageSize", Integer.toString(PAGE));
        JsonNode result = api.list(shop, LIST, parameters, "queryResult");
        long total = JdValues.number(result.path("totalCount"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, LIST + " answered without a total"));
        if (total > (long) PAGE * LAST_PAGE || (total > PAGE && JdValues.canBeCut(from, until))) {
            return JdAfterSales.Part.narrower(total);
        }
        List<AfterSale> found = new ArrayList<>();
        for (JsonNode refund : result.path("result")) {
            Optional<AfterSale> one = read(refund);
            one.ifPresentOrElse(found::add, () -> LOG.warnf("method=%s lists one without its numbers", LIST));
        }
        if (result.path("result").size() != Math.min(PAGE, total - (long) (page - 1) * PAGE)) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, LIST + " answered a page with applications missing");
        }
        return new JdAfterSales.Part(found, (long) page * PAGE < total, false, total);
    }

    /** One that is not as documented is still one that a person has to look at; one that does not say what it is about is none. */
    static Optional<AfterSale> read(JsonNode refund) {
        Optional<String> id = JdValues.id(refund.path("id")).map(number -> LETTER + number);
        Optional<String> order = JdValues.id(refund.path("orderId"));
        if (id.isEmpty() || order.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> changed =
                JdValues.instant(refund.path("checkTime")).or(() -> JdValues.instant(refund.path("applyTime")));
        Optional<Money> amount =
                JdValues.moneyInFen(refund.path("applyRefundSum")).filter(money -> !money.isNegative());
        if (changed.isEmpty() || amount.isEmpty()) {
            return Optional.of(AfterSale.unreadable(id.get(), order.get(), changed));
        }
        String status = JdValues.text(refund.path("status")).orElse("");
        return Optional.of(new AfterSale(
                id.get(),
                order.get(),
                "",
                AfterSale.Kind.REFUND_BEFORE_SHIPPING,
                stateOf(status),
                amount.get(),
                changed.get(),
                JdValues.code(status) + "-" + changed.get().getEpochSecond()));
    }

    private static AfterSale.State stateOf(String status) {
        return switch (status) {
            case "0" -> AfterSale.State.ASKED;
            case "1", "5", "6", "7", "8", "10" -> AfterSale.State.UNDERWAY;
            case "3", "9" -> AfterSale.State.REFUNDED;
            case "2", "4", "11" -> AfterSale.State.CLOSED;
            default -> AfterSale.State.UNKNOWN;
        };
    }

    private static String number(String externalId) {
        return externalId.substring(LETTER.length());
    }
}
