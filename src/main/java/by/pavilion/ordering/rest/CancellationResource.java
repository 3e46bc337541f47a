package by.pavilion.ordering.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.CancelOrder;
import by.pavilion.ordering.Cancellation;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Orders that are not wanted any more. */
@Path("/api/v1/orders/{id}/cancellations")
@Produces(MediaType.APPLICATION_JSON)
class CancellationResource implements ChecksPresence {
    private final CancelOrder cancelOrder;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    CancellationResource(CancelOrder cancelOrder, Orders orders, CurrentCaller currentCaller) {
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<CancellationResponse> cancel(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid CancelOrderRequest request) {
        Caller caller = currentCaller.caller();
        Cancellation cancellation = request.pieces().isEmpty()
                ? cancelOrder.cancel(caller, key, id, request.reason())
                : cancelOrder.cancel(caller, key, id, request.reason(), request.pieces());
        return RestResponse.status(Status.ACCEPTED, CancellationResponse.of(cancellation));
    }
}
