package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.douyin.AfterSaleDesk;
import by.pavilion.sandbox.douyin.CrossBorder;
import by.pavilion.sandbox.douyin.DouyinGateway;
import by.pavilion.sandbox.douyin.DouyinShop;
import by.pavilion.sandbox.douyin.DouyinShop.SaleState;
import by.pavilion.sandbox.douyin.Faults;
import by.pavilion.sandbox.douyin.LentPhones;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** The Douyin platform: its gateway, and a till that makes a sale happen. */
@Path("/sandbox/douyin")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class DouyinResource {
    private static final int MOST_PIECES = 99;
    private static final int MOST_ORDERS = 1_000;
    private static final int MOST_DAYS = 365;
    private static final Pattern COMPANY = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern TRACKING_NUMBER = Pattern.compile("[A-Za-z0-9-]{4,60}");
    private static final TypeReference<Map<String, Object>> JSON = new TypeReference<>() {};

    private final DouyinGateway gateway;
    private final DouyinShop shop;
    private final CrossBorder crossBorder;
    private final Faults faults;
    private final AfterSaleDesk afterSales;
    private final LentPhones lentPhones;

    DouyinResource(
            DouyinGateway gateway,
            DouyinShop shop,
            CrossBorder crossBorder,
            Faults faults,
            AfterSaleDesk afterSales,
            LentPhones lentPhones) {
        this.gateway = gateway;
        this.shop = shop;
        this.crossBorder = crossBorder;
        this.faults = faults;
        this.afterSales = afterSales;
        this.lentPhones = lentPhones;
    }

    @POST
    @Path("/{group}/{call}")
    @Blocking
    public RestResponse<String> call(
            @PathParam("group") String group, @PathParam("call") String call, @Context UriInfo uri, String body) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Map<String, String> query = new HashMap<>();
        parameters.forEach((name, values) -> query.put(name, values.get(0)));
        DouyinGateway.Reply reply = gateway.answer(group + "/" + call, query, body);
        Answers.keepBack(faults.delay());
        return Answers.json(reply.status(), reply.body());
    }

    /** What the owner of the shop would get after saying yes on the platform's page; the state comes back as it was given. */
    @GET
    @Path("/authorize")
    @Blocking
    public RestResponse<String> authorize(@QueryParam("state") @DefaultValue("") String state) {
        return Answers.of(FirmAnswer.ok(Map.of("code", gateway.authorize(), "state", state)));
    }

    /**
     * {@code {"sku":"…","quantity":1}} makes a paid sale; with {@code "paid":false} it is only ordered, and of a paid one the
     * platform pays {@code "coupon":1000} fen. {@code "orders":1000} makes so many paid ones at once, of different shoppers, and
     * answers with their numbers.
     */
    @POST
    @Path("/sales")
    @Blocking
    public RestResponse<String> sell(String body) {
        Optional<JsonNode> wanted = SandboxJson.object(body);
        String sku = wanted.flatMap(json -> SandboxJson.text(json, "sku")).orElse("");
        int quantity = wanted.map(json -> json.path("quantity").asInt(1)).orElse(0);
        int coupon = wanted.map(json -> json.path("coupon").asInt(0)).orElse(0);
        if (sku.isEmpty() || quantity < 1 || quantity > MOST_PIECES || coupon < 0) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "sku and a quantity of 1 to 99 are required"));
        }
        boolean isPaid = wanted.map(json -> json.path("paid").asBoolean(true)).orElse(true);
        if (wanted.filter(json -> json.has("orders")).isPresent()) {
            return rush(sku, quantity, coupon, wanted.get().path("orders").asInt(0), isPaid);
        }
        return (isPaid ? shop.sell(sku, quantity, coupon) : shop.order(sku, quantity))
                .map(sale -> Answers.of(new FirmAnswer(201, json(sale))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(404, "UNKNOWN_SKU", "the shop does not sell " + sku)));
    }

    private RestResponse<String> rush(String sku, int quantity, int coupon, int orders, boolean isPaid) {
        if (orders < 1 || orders > MOST_ORDERS || !isPaid) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "1 to 1000 orders are sold at once, and paid"));
        }
        List<String> sold = shop.rush(sku, quantity, coupon, orders).stream()
                .map(SaleState::id)
                .toList();
        return sold.isEmpty()
                ? Answers.of(FirmAnswer.refused(404, "UNKNOWN_SKU", "the shop does not sell " + sku))
                : Answers.of(new FirmAnswer(201, Map.of("ids", sold)));
    }

    /** The shopper pays what was only ordered. */
    @POST
    @Path("/sales/{id}/payments")
    @Blocking
    public RestResponse<String> pay(@PathParam("id") String id) {
        return answer(id, shop::pay);
    }

    /** The shopper cancels. */
    @POST
    @Path("/sales/{id}/cancellations")
    @Blocking
    public RestResponse<String> cancel(@PathParam("id") String id) {
        return answer(id, shop::cancel);
    }

    /** {@code {"days":60}}: the shop is lent a phone of the sale for so long; to be told before the sale is paid. */
    @PUT
    @Path("/sales/{id}/lent-phone")
    @Blocking
    public RestResponse<String> lendPhone(@PathParam("id") String id, String body) {
        int days =
                SandboxJson.object(body).map(json -> json.path("days").asInt(0)).orElse(0);
        if (days < 1 || days > MOST_DAYS) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "1 to 365 days are possible"));
        }
        return number(id)
                .flatMap(sale -> lentPhones.lend(sale, Duration.ofDays(days)))
                .map(until -> Answers.of(FirmAnswer.ok(Map.of("until", until.toString()))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(404, "UNKNOWN_SALE", "no such sale")));
    }

    /** The platform asks the shop about the sale. */
    @POST
    @Path("/sales/{id}/questions")
    @Blocking
    public RestResponse<String> ask(@PathParam("id") String id) {
        return answer(id, shop::ask);
    }

    /** {@code {"amount":1250,"withGoods":true}}: the buyer wants money back, in fen, all of it without an amount. */
    @POST
    @Path("/sales/{id}/after-sales")
    @Blocking
    public RestResponse<String> askBack(@PathParam("id") String id, String body) {
        JsonNode wanted = SandboxJson.object(body).orElseGet(SandboxJson.MAPPER::createObjectNode);
        return number(id)
                .flatMap(sale -> afterSales.ask(
                        sale,
                        wanted.path("withGoods").asBoolean(false),
                        wanted.path("amount").asLong(0),
                        wanted.path("quantity").asInt(0)))
                .map(wish -> Answers.of(new FirmAnswer(201, SandboxJson.MAPPER.convertValue(wish, JSON))))
                .orElseGet(() -> Answers.of(
                        FirmAnswer.refused(404, "UNKNOWN_SALE", "no such sale, or not so much is left of it")));
    }

    /** {@code {"company":"shunfeng","number":"SF1"}}: the buyer has sent the goods of a return that was agreed to. */
    @PUT
    @Path("/after-sales/{id}/parcel")
    @Blocking
    public RestResponse<String> goodsSent(@PathParam("id") String id, String body) {
        JsonNode parcel = SandboxJson.object(body).orElseGet(SandboxJson.MAPPER::createObjectNode);
        String company = parcel.path("company").asText("");
        String trackingNumber = parcel.path("number").asText("");
        if (!COMPANY.matcher(company).matches()
                || !TRACKING_NUMBER.matcher(trackingNumber).matches()) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "a company and a number are required"));
        }
        return number(id)
                .flatMap(wish -> afterSales.goodsSent(wish, company, trackingNumber))
                .map(wish -> Answers.of(FirmAnswer.ok(SandboxJson.MAPPER.convertValue(wish, JSON))))
                .orElseGet(() ->
                        Answers.of(FirmAnswer.refused(404, "UNKNOWN_AFTER_SALE", "nothing waits for these goods")));
    }

    /** The goods of a return that was agreed to have come back, and its money goes. */
    @POST
    @Path("/after-sales/{id}/arrivals")
    @Blocking
    public RestResponse<String> goodsCameBack(@PathParam("id") String id) {
        return number(id)
                .flatMap(afterSales::goodsCameBack)
                .map(wish -> Answers.of(FirmAnswer.ok(SandboxJson.MAPPER.convertValue(wish, JSON))))
                .orElseGet(() ->
                        Answers.of(FirmAnswer.refused(404, "UNKNOWN_AFTER_SALE", "nothing waits for these goods")));
    }

    /**
     * {@code {"droppedPushes":5,…}} makes things go wrong, in so many of a hundred cases; what is not named goes well.
     * {@code callsPerSecond} is a number: more calls of one method are refused.
     */
    @POST
    @Path("/faults")
    public RestResponse<String> faults(String body) {
        JsonNode wanted = SandboxJson.object(body).orElseGet(SandboxJson.MAPPER::createObjectNode);
        faults.become(new Faults.Percent(
                percent(wanted, "droppedPushes"),
                percent(wanted, "doubledPushes"),
                percent(wanted, "emptyPages"),
                percent(wanted, "throttled"),
                percent(wanted, "failed"),
                percent(wanted, "broken"),
                percent(wanted, "delayedPushes"),
                percent(wanted, "unavailable"),
                percent(wanted, "lost"),
                percent(wanted, "expired"),
                percent(wanted, "slow")));
        faults.limit(Math.max(0, wanted.path("callsPerSecond").asInt(0)));
        return Answers.json(200, SandboxJson.print(faults.now()));
    }

    private static int percent(JsonNode wanted, String name) {
        return Math.max(0, Math.min(100, wanted.path(name).asInt(0)));
    }

    @GET
    @Path("/sales/{id}")
    @Blocking
    public RestResponse<String> sale(@PathParam("id") String id) {
        return answer(id, shop::find);
    }

    private static Optional<Long> number(String id) {
        return Optional.of(id).filter(digits -> digits.matches("[1-8]\\d{18}")).map(Long::parseLong);
    }

    private RestResponse<String> answer(String id, LongFunction<Optional<SaleState>> sale) {
        return number(id)
                .flatMap(sale::apply)
                .map(found -> Answers.of(FirmAnswer.ok(json(found))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(404, "UNKNOWN_SALE", "no such sale")));
    }

    private Map<String, Object> json(SaleState sale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sale.id());
        json.put("status", sale.status());
        json.put("orderStatus", sale.orderStatus());
        json.put("sku", sale.sku());
        json.put("quantity", sale.quantity());
        json.put("payAmount", sale.payAmount());
        json.put("steps", crossBorder.stepsOf(sale.id()));
        json.put("afterSales", afterSales.of(Long.parseLong(sale.id())));
        sale.company().ifPresent(company -> json.put("company", company));
        sale.trackingNumber().ifPresent(number -> json.put("trackingNumber", number));
        return json;
    }
}
