package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.window.SingleWindow;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestResponse;

/** The customs single window: messages in, receipts out. Messages carry their signature inside, where they need one. */
@Path("/sandbox/single-window")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class SingleWindowResource {
    private static final int MOST_RECEIPTS = 500;

    private final SingleWindow window;

    SingleWindowResource(SingleWindow window) {
        this.window = window;
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
}
