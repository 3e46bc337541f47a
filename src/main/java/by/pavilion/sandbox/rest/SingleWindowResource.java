package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.window.Inquiries;
import by.pavilion.sandbox.window.Scenario;
import by.pavilion.sandbox.window.Scenarios;
import by.pavilion.sandbox.window.SingleWindow;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The customs single window: messages in, receipts out. Messages carry their signature inside, where they need one. A
 * tester chooses here, too, how the window treats all orders or a single one.
 */
@Path("/sandbox/single-window")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class SingleWindowResource {
    private static final int MOST_RECEIPTS = 500;
    private static final int LONGEST_ORDER_NO = 60;

    private static final String SCENARIO = "scenario";

    private final SingleWindow window;
    private final Scenarios scenarios;
    private final Inquiries inquiries;

    SingleWindowResource(SingleWindow window, Scenarios scenarios, Inquiries inquiries) {
        this.window = window;
        this.scenarios = scenarios;
        this.inquiries = inquiries;
    }

    @POST
    @Path("/messages")
    @Produces("application/xml;charset=UTF-8")
    @Blocking
    public String take(byte[] message) {
        return window.take(message);
    }

    @GET
    @Path("/receipts/{dxpId}")
    @Blocking
    public RestResponse<String> receipts(
            @PathParam("dxpId") String dxpId, @QueryParam("limit") @DefaultValue("100") int limit) {
        List<Map<String, String>> items = window.receipts(dxpId, Math.max(1, Math.min(limit, MOST_RECEIPTS))).stream()
                .map(receipt -> Map.of(
                        "id",
                        receipt.id(),
                        "dxpMsg",
                        Base64.getEncoder().encodeToString(receipt.envelope().getBytes(StandardCharsets.UTF_8))))
                .toList();
        return Answers.json(200, SandboxJson.print(Map.of("items", items)));
    }

    @POST
    @Path("/receipts/{dxpId}/acknowledgements")
    @Blocking
    public RestResponse<String> acknowledge(@PathParam("dxpId") String dxpId, String body) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode id :
                SandboxJson.object(body).map(json -> json.path("ids")).orElse(SandboxJson.MAPPER.nullNode())) {
            if (id.asText().matches("\\d{1,18}")) {
                ids.add(Long.parseLong(id.asText()));
            }
        }
        window.acknowledge(dxpId, ids);
        return RestResponse.noContent();
    }

    /** Lets customs ask the platform for the originals of an order's payment. */
    @POST
    @Path("/originals-requests")
    @Blocking
    public CompletionStage<RestResponse<String>> ask(String body) {
        String orderNo = SandboxJson.object(body)
                .map(json -> json.path("orderNo").asText())
                .orElse("");
        if (orderNo.isEmpty() || orderNo.length() > LONGEST_ORDER_NO) {
            return CompletableFuture.completedFuture(
                    Answers.json(400, SandboxJson.print(Map.of("error", "orderNo is missing or too long"))));
        }
        return inquiries
                .ask(orderNo)
                .thenApply(session -> Answers.json(202, SandboxJson.print(Map.of("sessionID", session))));
    }

    @GET
    @Path("/originals-requests/{sessionId}")
    @Blocking
    public RestResponse<String> inquiry(@PathParam("sessionId") String sessionId) {
        return inquiries
                .find(sessionId)
                .map(found -> Answers.json(200, SandboxJson.print(found)))
                .orElseGet(() -> Answers.json(404, "{}"));
    }

    /** Where platforms send originals. */
    @POST
    @Path("/originals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking
    public RestResponse<String> originals(@FormParam("payExInfoStr") @DefaultValue("") String upload) {
        return Answers.json(200, inquiries.take(upload));
    }

    /** The scenario of all orders, and what there is to choose from. */
    @GET
    @Path("/scenario")
    @Blocking
    public RestResponse<String> scenario() {
        return Answers.scenarios(scenarios.chosen(), List.of(Scenario.values()), Scenario::meaning);
    }

    @PUT
    @Path("/scenario")
    @Blocking
    public RestResponse<String> choose(String body) {
        return chosen(body, scenarios::choose);
    }

    /** The scenario of one order, by its number at customs; it goes before that of all orders. */
    @GET
    @Path("/orders/{orderNo}/scenario")
    @Blocking
    public RestResponse<String> scenarioOf(@PathParam("orderNo") String orderNo) {
        return scenarios
                .chosen(orderNo)
                .map(scenario -> Answers.json(200, SandboxJson.print(Map.of(SCENARIO, scenario.toString()))))
                .orElseGet(() -> Answers.json(404, "{}"));
    }

    @PUT
    @Path("/orders/{orderNo}/scenario")
    @Blocking
    public RestResponse<String> chooseFor(@PathParam("orderNo") String orderNo, String body) {
        if (orderNo.length() > LONGEST_ORDER_NO) {
            return Answers.json(400, SandboxJson.print(Map.of("error", "no order number is that long")));
        }
        return chosen(body, scenario -> scenarios.choose(orderNo, scenario));
    }

    @DELETE
    @Path("/orders/{orderNo}/scenario")
    @Blocking
    public RestResponse<String> forget(@PathParam("orderNo") String orderNo) {
        scenarios.forget(orderNo);
        return RestResponse.noContent();
    }

    private static RestResponse<String> chosen(String body, Consumer<Scenario> choose) {
        return Answers.chosen(body, List.of(Scenario.values()), choose);
    }
}
