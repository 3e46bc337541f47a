package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.jd.JdFaults;
import by.pavilion.sandbox.jd.JdGateway;
import by.pavilion.sandbox.jd.JdServiceDesk;
import by.pavilion.sandbox.jd.JdShop;
import by.pavilion.sandbox.jd.JdShop.SaleState;
import by.pavilion.sandbox.jd.JdTokens;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The JD platform: its three doors, and a till at which shoppers buy and change their minds. */
@Path("/sandbox/jd")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class JdResource {
    private static final int MOST_PIECES = 99;
    private static final Pattern WAYBILL = Pattern.compile("[A-Za-z0-9-]{4,60}");
    private static final String SERVICES = "/rest/sp-aftercare/v0/afs-orders";

    private final JdGateway gateway;
    private final JdServiceDesk services;
    private final JdTokens tokens;
    private final JdShop shop;
    private final JdFaults faults;

    JdResource(JdGateway gateway, JdServiceDesk services, JdTokens tokens, JdShop shop, JdFaults faults) {
        this.gateway = gateway;
        this.services = services;
        this.tokens = tokens;
        this.shop = shop;
        this.faults = faults;
    }

    @POST
    @Path("/routerjson")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> call(String form) {
        Map<String, String> fields = fields(form);
        JdGateway.Reply reply = gateway.answer(fields);
        Answers.keepBack(faults.delay(fields.getOrDefault("method", "")));
        return of(reply);
    }

    /** What the owner of the shop would get after saying yes on the platform's page; the token may be wished a life in hours. */
    @GET
    @Path("/oauth2/to_login")
    public RestResponse<String> login(@QueryParam("hours") @Nullable Integer hours) {
        String code = hours == null ? tokens.code() : tokens.code(Duration.ofHours(hours));
        return Answers.of(FirmAnswer.ok(Map.of("code", code)));
    }

    @POST
    @Path("/oauth2/{door:access_token|refresh_token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> token(@PathParam("door") String door, String form) {
        return Answers.of(FirmAnswer.ok(tokens.answer(door, fields(form))));
    }

    @GET
    @Path(SERVICES)
    public RestResponse<String> services(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(call(uri, headers, Optional.empty()));
    }

    @GET
    @Path(SERVICES + "/{id}")
    public RestResponse<String> service(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(call(uri, headers, Optional.of(id)));
    }

    /** {@code {"sku":"…","quantity":1}} makes a paid sale; with {@code "paid":false} it is only ordered. */
    @POST
    @Path("/sales")
    public RestResponse<String> sell(String body) {
        Optional<JsonNode> wanted = SandboxJson.object(body);
        String sku = wanted.flatMap(json -> SandboxJson.text(json, "sku")).orElse("");
        int quantity = wanted.map(json -> json.path("quantity").asInt(1)).orElse(0);
        if (sku.isEmpty() || quantity < 1 || quantity > MOST_PIECES) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "sku and a quantity of 1 to 99 are required"));
        }
        boolean isPaid = wanted.map(json -> json.path("paid").asBoolean(true)).orElse(true);
        return (isPaid ? shop.sell(sku, quantity) : shop.order(sku, quantity))
                .map(sale -> Answers.of(new FirmAnswer(201, json(sale))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(404, "UNKNOWN_SKU", "the shop does not sell " + sku)));
    }

    @GET
    @Path("/sales/{id:\\d{1,18}}")
    public RestResponse<String> sale(@PathParam("id") long id) {
        return state(shop.find(id));
    }

    /** {@code pay}, {@code cancel}, {@code pause}, {@code lock}, {@code resume}, {@code finish}, {@code split}. */
    @POST
    @Path("/sales/{id:\\d{1,18}}/{deed:[a-z]+}")
    public RestResponse<String> happen(@PathParam("id") long id, @PathParam("deed") String deed) {
        return state(shop.happen(id, deed));
    }

    /** The buyer of an unshipped order wants the money back. */
    @POST
    @Path("/sales/{id:\\d{1,18}}/refunds")
    public RestResponse<String> applyForRefund(@PathParam("id") long id) {
        return number(shop.applyForRefund(id));
    }

    /** {@code {"quantity":1}}: the buyer of a shipped order wants some of it to be paid back. */
    @POST
    @Path("/sales/{id:\\d{1,18}}/services")
    public RestResponse<String> applyForService(@PathParam("id") long id, String body) {
        int pieces = SandboxJson.object(body)
                .map(json -> json.path("quantity").asInt(1))
                .orElse(1);
        return number(shop.applyForService(id, pieces));
    }

    /** {@code {"providerId":467,"number":"SF1"}}: the buyer has sent the goods of a service order. */
    @PUT
    @Path("/services/{id:\\d{1,18}}/waybill")
    public RestResponse<String> sendBack(@PathParam("id") long id, String body) {
        Optional<JsonNode> waybill = SandboxJson.object(body);
        int provider = waybill.map(json -> json.path("providerId").asInt(0)).orElse(0);
        String number =
                waybill.flatMap(json -> SandboxJson.text(json, "number")).orElse("");
        if (provider < 1 || !WAYBILL.matcher(number).matches()) {
            return Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "a provider and a number are required"));
        }
        return shop.sendBack(id, provider, number)
                ? RestResponse.noContent()
                : Answers.of(FirmAnswer.refused(404, "UNKNOWN_SERVICE", "no such service order, or it is over"));
    }

    /** {@code {"paidBack":true}} ends a service order. */
    @PUT
    @Path("/services/{id:\\d{1,18}}")
    public RestResponse<String> endService(@PathParam("id") long id, String body) {
        boolean paidBack = SandboxJson.object(body)
                .map(json -> json.path("paidBack").asBoolean(true))
                .orElse(true);
        return shop.endService(id, paidBack)
                ? RestResponse.noContent()
                : Answers.of(FirmAnswer.refused(404, "UNKNOWN_SERVICE", "no such service order"));
    }

    /** The platform's number of goods, and what it was told of them. */
    @GET
    @Path("/goods/{sku}")
    public RestResponse<String> goods(@PathParam("sku") String sku) {
        return shop.goods(sku)
                .map(goods -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("skuId", goods.skuId());
                    json.put("sku", goods.sku());
                    goods.stock().ifPresent(stock -> json.put("stock", stock));
                    goods.jdPrice().ifPresent(price -> json.put("price", price));
                    json.put("stockSets", goods.stockSets());
                    return Answers.of(FirmAnswer.ok(json));
                })
                .orElseGet(() -> Answers.of(FirmAnswer.refused(404, "UNKNOWN_SKU", "the shop does not sell " + sku)));
    }

    /**
     * {@code {"method":"…","fault":"limit","times":2}}: what goes wrong from now on. {@code {"callsPerSecond":5}}: more calls of
     * one method are refused.
     */
    @POST
    @Path("/faults")
    public RestResponse<String> plan(String body) {
        return faults.plan(body)
                ? RestResponse.noContent()
                : Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "no such fault"));
    }

    @DELETE
    @Path("/faults")
    public RestResponse<String> clear() {
        faults.clear();
        return RestResponse.noContent();
    }

    private RestResponse<String> answer(JdServiceDesk.Call call) {
        JdGateway.Reply reply = services.answer(call);
        Answers.keepBack(faults.delay(call.method()));
        return of(reply);
    }

    private static JdServiceDesk.Call call(UriInfo uri, HttpHeaders headers, Optional<String> number) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Map<String, String> query = new HashMap<>();
        parameters.forEach((name, values) -> query.put(name, values.get(0)));
        return new JdServiceDesk.Call(
                header(headers, "X-JOS-App-Key"),
                header(headers, "X-JOS-Access-Token"),
                header(headers, "X-JOS-Timestamp"),
                header(headers, "X-JOS-Sign"),
                number,
                query);
    }

    private static String header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name)).orElse("");
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static RestResponse<String> of(JdGateway.Reply reply) {
        return Answers.json(reply.status(), reply.body());
    }

    private static RestResponse<String> state(Optional<SaleState> sale) {
        return sale.map(found -> Answers.of(FirmAnswer.ok(json(found))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(409, "NOT_POSSIBLE", "no such sale, or not now")));
    }

    private static RestResponse<String> number(Optional<String> id) {
        return id.map(found -> Answers.of(new FirmAnswer(201, Map.of("id", found))))
                .orElseGet(() -> Answers.of(FirmAnswer.refused(409, "NOT_POSSIBLE", "no such sale, or not now")));
    }

    private static Map<String, Object> json(SaleState sale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sale.id());
        json.put("orderState", sale.orderState());
        json.put("sku", sale.sku());
        json.put("quantity", sale.quantity());
        json.put("payAmount", sale.payAmount());
        sale.parentId().ifPresent(parent -> json.put("parentId", parent));
        sale.logisticsId().ifPresent(carrier -> json.put("logisticsId", carrier));
        sale.waybill().ifPresent(number -> json.put("waybill", number));
        if (!sale.children().isEmpty()) {
            json.put("children", sale.children());
        }
        return json;
    }
}
