package by.pavilion.ordering.rest;

import by.pavilion.ordering.payment.PaymentProvider;
import by.pavilion.ordering.payment.SettlePayment;
import by.pavilion.ordering.payment.TakeRefundNotice;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where payment firms tell how a payment or a refund went. They have no key of ours: the message's signature is what counts. */
@Path("/api/v1/payments/{provider}")
class PaymentNotificationResource {
    private final SettlePayment settlePayment;
    private final TakeRefundNotice takeRefundNotice;

    PaymentNotificationResource(SettlePayment settlePayment, TakeRefundNotice takeRefundNotice) {
        this.settlePayment = settlePayment;
        this.takeRefundNotice = takeRefundNotice;
    }

    @POST
    @Path("/notifications")
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<RestResponse<String>> receive(
            @PathParam("provider") String provider, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body) {
        return settlePayment
                .settle(provider, notification(headers, uri, body))
                .thenApply(answer -> response(answer.orThrow()));
    }

    @POST
    @Path("/refund-notifications")
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public RestResponse<String> receiveOfRefund(
            @PathParam("provider") String provider, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body) {
        return response(takeRefundNotice.take(provider, notification(headers, uri, body)));
    }

    private static RestResponse<String> response(PaymentProvider.Reply reply) {
        return ResponseBuilder.<String>create(reply.status())
                .type(reply.contentType())
                .entity(reply.body())
                .build();
    }

    private static PaymentProvider.Notification notification(HttpHeaders headers, UriInfo uri, byte[] body) {
        return new PaymentProvider.Notification(
                "POST",
                uri.getRequestUri().getRawPath(),
                firstValues(headers),
                new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> firstValues(HttpHeaders headers) {
        return headers.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0),
                        (first, second) -> first));
    }
}
