package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.shop.Shop;
import by.pavilion.sandbox.shop.Shop.Reply;
import by.pavilion.shared.Languages;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What the page asks its own server: to buy for a test buyer, and to show what customs and we have written. */
@Path("/sandbox/shop")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class ShopResource {
    private static final String ORDER = "/orders/{id:ord_[0-9A-Z]{13}}";

    private final Shop shop;

    ShopResource(Shop shop) {
        this.shop = shop;
    }

    /** {@code {"sku":"…","quantity":2,"buyer":"valid"}}. */
    @POST
    @Path("/orders")
    @Blocking // waits for the API without holding a thread
    public CompletionStage<RestResponse<String>> buy(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language, String body) {
        Optional<JsonNode> wanted = SandboxJson.object(body);
        return answer(shop.buy(
                wanted.map(json -> json.path("sku").asText()).orElse(""),
                wanted.map(json -> json.path("quantity").asInt()).orElse(0),
                wanted.map(json -> json.path("buyer").asText()).orElse(""),
                Languages.negotiate(language)));
    }

    @GET
    @Path("/sales/{id:[0-9]{19}}")
    @Blocking
    public CompletionStage<RestResponse<String>> orderOfSale(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(shop.orderOfSale(id, Languages.negotiate(language)));
    }

    @GET
    @Path(ORDER)
    @Blocking
    public CompletionStage<RestResponse<String>> order(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(shop.order(id, Languages.negotiate(language)));
    }

    @GET
    @Path(ORDER + "/timeline")
    @Blocking
    public CompletionStage<RestResponse<String>> timeline(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(shop.timeline(id, Languages.negotiate(language)));
    }

    @GET
    @Path(ORDER + "/messages")
    @Blocking
    public CompletionStage<RestResponse<String>> messages(@PathParam("id") String id) {
        return answer(shop.messages(id));
    }

    @GET
    @Path(ORDER + "/messages/{declaration:[a-z]{3}_[0-9A-Z]{13}}/{number:[0-9]{1,6}}")
    @Blocking
    public CompletionStage<RestResponse<String>> message(
            @PathParam("id") String id, @PathParam("declaration") String declaration, @PathParam("number") int number) {
        return answer(shop.message(id, declaration, number));
    }

    private static CompletionStage<RestResponse<String>> answer(CompletionStage<Reply> reply) {
        return reply.thenApply(found -> ResponseBuilder.<String>create(found.status())
                .header(HttpHeaders.CONTENT_TYPE, found.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(found.body())
                .build());
    }
}
