package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.NoteOnOrder;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderNote;
import by.pavilion.ordering.Orders;
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

/** Operators' notes on orders. */
@Path("/api/v1/orders/{id}/notes")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class NoteResource implements ChecksPresence {
    private final NoteOnOrder noteOnOrder;
    private final Orders orders;
    private final CurrentCaller currentCaller;

    NoteResource(NoteOnOrder noteOnOrder, Orders orders, CurrentCaller currentCaller) {
        this.noteOnOrder = noteOnOrder;
        this.orders = orders;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        orders.requireVisible(currentCaller.caller(), OrderId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<NoteResponse> write(
            @PathParam("id") OrderId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid NoteRequest request) {
        OrderNote note = noteOnOrder.write(currentCaller.caller().id(), key, id, request.text());
        return Created.at("orders/" + id + "/notes", note.id(), NoteResponse.of(note));
    }

    @GET
    public Page<NoteResponse> list(@PathParam("id") OrderId id, @Valid @BeanParam Paging paging) {
        orders.requireVisible(currentCaller.caller(), id);
        return noteOnOrder.page(id, paging.cursor(), paging.limit()).map(NoteResponse::of);
    }
}
