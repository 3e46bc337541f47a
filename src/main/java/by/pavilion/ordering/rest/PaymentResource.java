package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.payment.Payment;
import by.pavilion.ordering.payment.Payments;
import by.pavilion.ordering.payment.StartPayment;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Target;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The payments of an order. */
@Path("/api/v1/orders/{id}/payments")
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource implements ChecksPresence {
    private final StartPayment startPayment;
    private final Payments payments;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    PaymentResource(StartPayment startPayment, Payments payments, Orders orders, CurrentCaller currentCaller) {
        this.startPayment = startPayment;
        this.payments = payments;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @RolesAllowed(Role.STOREFRONT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<RestResponse<PaymentResponse>> start(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid StartPaymentRequest request) {
        return startPayment
                .start(PlacedBy.caller(currentCaller.caller()), key, id, request.provider())
                .thenApply(answer -> {
                    Payment payment = answer.orThrow();
                    return Created.at("orders/" + id + "/payments", payment.id(), PaymentResponse.of(payment));
                });
    }

    @GET
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR})
    public Page<PaymentResponse> list(@PathParam("id") OrderId id) {
        orders.requireVisible(currentCaller.caller(), id);
        return new Page<>(payments.of(id).stream().map(PaymentResponse::of).toList(), null);
    }

    @GET
    @Path("/{paymentId}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR})
    public PaymentResponse find(@PathParam("id") OrderId id, @PathParam("paymentId") PaymentId paymentId) {
        orders.requireVisible(currentCaller.caller(), id);
        return PaymentResponse.of(payments.find(id, paymentId));
    }
}
