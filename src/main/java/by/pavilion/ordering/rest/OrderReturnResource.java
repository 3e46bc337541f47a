package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.returns.OrderReturn;
import by.pavilion.ordering.returns.RequestReturn;
import by.pavilion.ordering.returns.Returns;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Goods of an order that go back. */
@Path("/api/v1/orders/{id}/returns")
@RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
@Produces(MediaType.APPLICATION_JSON)
class OrderReturnResource implements ChecksPresence {
    private final RequestReturn requestReturn;
    private final Returns returns;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    OrderReturnResource(RequestReturn requestReturn, Returns returns, Orders orders, CurrentCaller currentCaller) {
        this.requestReturn = requestReturn;
        this.returns = returns;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ReturnResponse> request(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid RequestReturnRequest request) {
        OrderReturn wanted = requestReturn.request(currentCaller.caller(), key, id, request.toWish());
        return Created.at("returns", wanted.id(), ReturnResponse.of(wanted));
    }

    @GET
    public Page<ReturnResponse> list(@PathParam("id") OrderId id, @Valid @BeanParam Paging paging) {
        return returns.page(currentCaller.caller(), id, paging.cursor(), paging.limit())
                .map(ReturnResponse::of);
    }
}
