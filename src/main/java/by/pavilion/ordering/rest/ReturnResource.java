package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.returns.DecideReturn;
import by.pavilion.ordering.returns.ReceiveReturn;
import by.pavilion.ordering.returns.ReturnState;
import by.pavilion.ordering.returns.Returns;
import by.pavilion.ordering.returns.SendReturn;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Returns of all orders, and what operators and those who send goods back do with them. */
@Path("/api/v1/returns")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ReturnResource implements ChecksPresence {
    private final Returns returns;
    private final DecideReturn decideReturn;
    private final SendReturn sendReturn;
    private final ReceiveReturn receiveReturn;
    private final CurrentCaller currentCaller;

    ReturnResource(
            Returns returns,
            DecideReturn decideReturn,
            SendReturn sendReturn,
            ReceiveReturn receiveReturn,
            CurrentCaller currentCaller) {
        this.returns = returns;
        this.decideReturn = decideReturn;
        this.sendReturn = sendReturn;
        this.receiveReturn = receiveReturn;
        this.currentCaller = currentCaller;
    }

    @GET
    public Page<ReturnResponse> list(
            @QueryParam("status") @Nullable ReturnState status, @Valid @BeanParam Paging paging) {
        return returns.page(Optional.ofNullable(status), paging.cursor(), paging.limit())
                .map(ReturnResponse::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    public ReturnResponse find(@PathParam("id") ReturnId id) {
        return ReturnResponse.of(returns.visible(currentCaller.caller(), id));
    }

    /** For all POSTs of this resource, whoever may make them. */
    @Override
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    public void checkPresence(Target target) {
        returns.visible(currentCaller.caller(), ReturnId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/approvals")
    public ReturnResponse approve(@PathParam("id") ReturnId id, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return ReturnResponse.of(decideReturn.approve(currentCaller.caller().id(), key, id));
    }

    @POST
    @Path("/{id}/rejections")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReturnResponse reject(
            @PathParam("id") ReturnId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid RejectReturnRequest request) {
        return ReturnResponse.of(decideReturn.reject(currentCaller.caller().id(), key, id, request.reason()));
    }

    @POST
    @Path("/{id}/parcels")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    @Consumes(MediaType.APPLICATION_JSON)
    public ReturnResponse send(
            @PathParam("id") ReturnId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid SendReturnRequest request) {
        return ReturnResponse.of(sendReturn.send(currentCaller.caller(), key, id, request.toTracking()));
    }

    @POST
    @Path("/{id}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReturnResponse receive(
            @PathParam("id") ReturnId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid ReceiveReturnRequest request) {
        return ReturnResponse.of(receiveReturn.receive(currentCaller.caller().id(), key, id, request.toPieces()));
    }
}
