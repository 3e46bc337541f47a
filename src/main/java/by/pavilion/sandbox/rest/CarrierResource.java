package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.carrier.Carrier;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The carrier's addresses; who calls is known by the signature alone. */
@Path("/sandbox/carrier/v1/waybills")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CarrierResource {
    private final Carrier carrier;

    CarrierResource(Carrier carrier) {
        this.carrier = carrier;
    }

    @POST
    @Blocking // checked on a worker; waiting for the portion holds no thread
    public CompletionStage<RestResponse<String>> book(
            @Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        return carrier.book(Answers.call(request, headers, body)).thenApply(Answers::of);
    }

    @POST
    @Path("/void")
    @Blocking
    public CompletionStage<RestResponse<String>> takeBack(
            @Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        return carrier.takeBack(Answers.call(request, headers, body)).thenApply(Answers::of);
    }

    @POST
    @Path("/{number}/dispatch")
    @Blocking
    public CompletionStage<RestResponse<String>> dispatch(
            @PathParam("number") String number,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            String body) {
        return carrier.dispatch(number, Answers.call(request, headers, body)).thenApply(Answers::of);
    }

    @POST
    @Path("/{number}/events")
    @Blocking
    public RestResponse<String> events(
            @PathParam("number") String number,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            String body) {
        return Answers.of(carrier.events(number, Answers.call(request, headers, body)));
    }
}
