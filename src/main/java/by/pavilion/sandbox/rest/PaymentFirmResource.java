package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.payment.PaymentFirm;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The payment firm's addresses; who calls is known by the signature alone. */
@Path("/sandbox/payment-firm/v1")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class PaymentFirmResource {
    private final PaymentFirm firm;

    PaymentFirmResource(PaymentFirm firm) {
        this.firm = firm;
    }

    @POST
    @Path("/payments")
    @Blocking // checked on a worker; waiting for the portion holds no thread
    public CompletionStage<RestResponse<String>> pay(
            @Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        return firm.pay(Answers.call(request, headers, body)).thenApply(Answers::of);
    }

    @POST
    @Path("/refunds")
    @Blocking
    public CompletionStage<RestResponse<String>> refund(
            @Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        return firm.refund(Answers.call(request, headers, body)).thenApply(Answers::of);
    }

    @GET
    @Path("/statements/{day: \\d{4}-\\d\\d-\\d\\d}")
    @Produces("text/csv")
    public RestResponse<String> statement(
            @Context HttpServerRequest request, @Context HttpHeaders headers, @PathParam("day") LocalDate day) {
        return firm.statement(Answers.call(request, headers, ""), day)
                .map(RestResponse::ok)
                .orElseGet(() -> RestResponse.status(RestResponse.Status.UNAUTHORIZED));
    }

    @POST
    @Path("/customs-declarations")
    @Blocking
    public CompletionStage<RestResponse<String>> declare(
            @Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        return firm.declare(Answers.call(request, headers, body)).thenApply(Answers::of);
    }
}
