package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Refund;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.RefundOrder;
import by.pavilion.ordering.Refunds;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Target;
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
import org.jboss.resteasy.reactive.RestResponse;

/** The money of an order that goes back. */
@Path("/api/v1/orders/{id}/refunds")
@Produces(MediaType.APPLICATION_JSON)
class RefundResource implements ChecksPresence {
    private final RefundOrder refundOrder;
    private final Refunds refunds;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    RefundResource(RefundOrder refundOrder, Refunds refunds, Orders orders, CurrentCaller currentCaller) {
        this.refundOrder = refundOrder;
        this.refunds = refunds;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<RefundResponse> refund(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid RefundRequest request) {
        Refund refund = refundOrder.refund(currentCaller.caller().id(), key, id, request.toWish());
        return Created.at("orders/" + id + "/refunds", refund.id(), RefundResponse.of(refund));
    }

    @POST
    @Path("/{refund}/retries")
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<RefundResponse> retry(
            @PathParam("id") OrderId id,
            @PathParam("refund") RefundId refund,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        Refund again = refundOrder.retry(currentCaller.caller().id(), key, id, refund);
        return Created.at("orders/" + id + "/refunds", again.id(), RefundResponse.of(again));
    }

    @POST
    @Path("/{refund}/dismissals")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public RefundResponse dismiss(
            @PathParam("id") OrderId id,
            @PathParam("refund") RefundId refund,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid DismissRefundCaseRequest request) {
        return RefundResponse.of(refundOrder.dismiss(currentCaller.caller().id(), key, id, refund, request.note()));
    }

    @GET
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR})
    public Page<RefundResponse> list(@PathParam("id") OrderId id) {
        orders.requireVisible(currentCaller.caller(), id);
        return new Page<>(refunds.of(id).stream().map(RefundResponse::of).toList(), null);
    }
}
