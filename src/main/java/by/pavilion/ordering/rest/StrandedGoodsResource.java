package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.stranded.DecideStranded;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
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
import java.util.Optional;

/** Goods of orders that were cancelled after their parcels had left. */
@Path("/api/v1/orders/{id}/stranded-goods")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class StrandedGoodsResource implements ChecksPresence {
    private final DecideStranded decideStranded;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    StrandedGoodsResource(DecideStranded decideStranded, Orders orders, CurrentCaller currentCaller) {
        this.decideStranded = decideStranded;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @GET
    public StrandedGoodsResponse get(@PathParam("id") OrderId id) {
        return StrandedGoodsResponse.of(decideStranded.find(id));
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @Path("/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    public StrandedGoodsResponse decide(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid DecideStrandedRequest request) {
        return StrandedGoodsResponse.of(decideStranded.decide(
                currentCaller.caller().id(), key, id, request.outcome(), Optional.ofNullable(request.note())));
    }
}
