package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.carrier.Scenario;
import by.pavilion.sandbox.carrier.Scenarios;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a tester chooses what becomes of parcels on their last mile: of all, or of that of a single order. */
@Path("/sandbox/carrier")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CarrierScenarioResource {
    private static final int LONGEST_ORDER_NO = 60;
    private static final String SCENARIO = "scenario";

    private final Scenarios scenarios;

    CarrierScenarioResource(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /** The scenario of all parcels, and what there is to choose from. */
    @GET
    @Path("/scenario")
    @Blocking
    public RestResponse<String> scenario() {
        return Answers.scenarios(scenarios.chosenForAll(), List.of(Scenario.values()), Scenario::meaning);
    }

    @PUT
    @Path("/scenario")
    @Blocking
    public RestResponse<String> choose(String body) {
        return chosen(body, scenarios::chooseForAll);
    }

    /** The scenario of one order's parcel, by the order's number at the carrier; it goes before that of all. */
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
