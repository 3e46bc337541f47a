package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.holds.Hold;
import by.pavilion.ordering.holds.HoldOrder;
import by.pavilion.ordering.holds.Holds;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Orders that operators stop. */
@Path("/api/v1/orders/{id}/holds")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class HoldResource implements ChecksPresence {
    private final HoldOrder holdOrder;
    private final Holds holds;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    HoldResource(HoldOrder holdOrder, Holds holds, Orders orders, CurrentCaller currentCaller) {
        this.holdOrder = holdOrder;
        this.holds = holds;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<HoldResponse> hold(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid HoldRequest request) {
        Hold hold = holdOrder.hold(
                currentCaller.caller().id(), key, id, request.reason(), Optional.ofNullable(request.note()));
        return Created.at("orders/" + id + "/holds", hold.id(), HoldResponse.of(hold));
    }

    @GET
    public Page<HoldResponse> list(@PathParam("id") OrderId id, @Valid @BeanParam Paging paging) {
        orders.requireVisible(currentCaller.caller(), id);
        return holds.page(id, paging.cursor(), paging.limit()).map(HoldResponse::of);
    }

    @POST
    @Path("/{holdId}/releases")
    public HoldResponse release(
            @PathParam("id") OrderId id,
            @PathParam("holdId") HoldId holdId,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return HoldResponse.of(holdOrder.release(currentCaller.caller().id(), key, id, holdId));
    }
}
